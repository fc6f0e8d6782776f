import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, normalize } from 'node:path'
import { type JsonFile, jsonFile } from './fdc-json'
import { beginsWith, fileMember } from './file-member'
import { baseName, firstText, type Member } from './member'
import { SourceProblem } from './source-problem'
import { missingColumns, readHeader, TABLE_NAMES, type TableName, tableOf } from './table'
import { recogniseWorkbook, type Workbook } from './workbook'
import { openZip, type ZIP_LIMITS } from './zip'

/** What lies at a path, told by content. */
export type FoundFiles = {
  readonly tables: Map<TableName, Member>
  /** What is wrong with files that have the name of a table and not its columns. */
  readonly spoilt: Map<TableName, SourceProblem>
  readonly json: JsonFile[]
  readonly workbooks: Workbook[]
  /** Files that are nothing we read. */
  readonly others: string[]
  /** Names that may bear an official date, the innermost first. */
  readonly names: string[]
}

const isZip = (path: string) => beginsWith(path, 'PK')
const isXlsx = (path: string) => /\.xlsx$/i.test(path)

/** Finds what lies at a path: a zip, a folder, or a file with those that go with it. */
export async function findFiles(path: string, limits?: typeof ZIP_LIMITS): Promise<FoundFiles> {
  const info = await stat(path).catch((error: unknown) => {
    throw new SourceProblem('unrecognised', `There is no file or folder at ${path}.`, { cause: error })
  })
  const into: FoundFiles = { tables: new Map(), spoilt: new Map(), json: [], workbooks: [], others: [], names: [] }
  const name = basename(path)
  if (info.isDirectory()) return fromFolder(path, into, limits)
  if (info.size === 0) throw new SourceProblem('empty', `${name} is empty.`)
  if (!(await isZip(path))) return besideTable(path, into)
  const members = await openZip(path, name, limits)
  if (members.some((member) => member.name === 'xl/workbook.xml')) return besideWorkbook(path, members, into, limits)
  for (const member of members) await sortOut(member, into)
  into.names.push(...members.map((member) => member.name), name, basename(dirname(path)))
  return into
}

async function fromFolder(folder: string, into: FoundFiles, limits?: typeof ZIP_LIMITS): Promise<FoundFiles> {
  const files = await filesIn(folder)
  const archives: string[] = []
  for (const file of files) {
    if (!(await isZip(file))) await sortOut(await fileMember(file, basename(file)), into)
    else if (isXlsx(file)) {
      const workbook = await workbookAt(file, limits)
      if (workbook === null) into.others.push(basename(file))
      else into.workbooks.push(workbook)
    } else archives.push(file)
  }
  const sources = [
    ...archives.map((path) => basename(path)),
    ...into.json.map(({ member }) => baseName(member)),
    ...(into.workbooks.some(({ sheet }) => sheet === 'nutrients') ? ["the survey's workbooks"] : []),
    ...(into.tables.has('food') ? ['a set of CSV tables'] : []),
  ]
  if (sources.length > 1)
    throw new SourceProblem('unrecognised', `${folder} holds several sources: ${sources.join('; ')}. Name one.`)
  const [only] = archives
  if (only !== undefined) return findFiles(only, limits)
  into.names.push(...[...files, folder].map((path) => basename(path)))
  return into
}

/** Of the files beside a table only those that go with it; what else the folder holds is none of its business. */
async function besideTable(path: string, into: FoundFiles): Promise<FoundFiles> {
  await sortOut(await fileMember(path, basename(path)), into)
  const isTable = into.tables.size > 0 || into.spoilt.size > 0
  for (const file of isTable ? await filesIn(dirname(path)) : []) {
    const goesWith = file !== normalize(path) && /\.(csv|csv\.gz|txt)$/i.test(file) && !(await isZip(file))
    if (goesWith) await sortOut(await fileMember(file, basename(file)), into)
  }
  into.names.push(basename(path), basename(dirname(path)))
  return { ...into, others: [] }
}

async function besideWorkbook(
  path: string,
  members: readonly Member[],
  into: FoundFiles,
  limits?: typeof ZIP_LIMITS,
): Promise<FoundFiles> {
  const name = basename(path)
  const workbook = await recogniseWorkbook(name, members)
  const reason = `${name} is none of the survey's At A Glance files: no row names a food code.`
  if (workbook === null) throw new SourceProblem('unrecognised', reason)
  for (const file of await filesIn(dirname(path))) {
    const found = isXlsx(file) ? await workbookAt(file, limits) : null
    if (found?.years === workbook.years) into.workbooks.push(found)
  }
  into.names.push(name)
  return into
}

async function workbookAt(path: string, limits?: typeof ZIP_LIMITS): Promise<Workbook | null> {
  return recogniseWorkbook(basename(path), await openZip(path, basename(path), limits))
}

/** The files of a folder; of a folder that holds nothing but one folder, those of that. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const seen = entries.filter(({ name }) => !name.startsWith('.'))
  const [only] = seen
  if (seen.length === 1 && only?.isDirectory()) return filesIn(join(folder, only.name))
  const files = seen.filter((entry) => !entry.isDirectory())
  return files.map(({ name }) => join(folder, name)).sort()
}

async function sortOut(member: Member, into: FoundFiles): Promise<void> {
  const name = baseName(member)
  const named = TABLE_NAMES.find((table) => table === name.toLowerCase().replace(/\.csv(\.gz)?$/, ''))
  if (!/\.(csv|txt|json|gz)$/i.test(name)) {
    into.others.push(name)
    return
  }
  const start = await firstText(member)
  const isJson = /^\s*[{[]/.test(start)
  const json = isJson ? jsonFile(member, start) : null
  const columns = isJson ? [] : readHeader(start)
  const table = tableOf(columns)
  const other = table === null ? undefined : into.tables.get(table)
  if (table !== null && other !== undefined)
    throw new SourceProblem(
      'unrecognised',
      `${baseName(other)} and ${name} both are ${table} tables: keep one of them.`,
    )
  if (json !== null) into.json.push(json)
  else if (table !== null) into.tables.set(table, member)
  else {
    into.others.push(name)
    if (named !== undefined && !isJson) into.spoilt.set(named, spoiltBy(name, named, start, columns))
  }
}

function spoiltBy(name: string, table: TableName, start: string, columns: readonly string[]): SourceProblem {
  return start === ''
    ? new SourceProblem('empty', `${name} is empty.`)
    : new SourceProblem('columns', `${name} has no column ${missingColumns(table, columns).join(', ')}.`)
}
