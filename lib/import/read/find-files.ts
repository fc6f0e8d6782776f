import { open, readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { firstText } from './encoding'
import { type JsonFile, jsonFile } from './fdc-json'
import { fileMember } from './file-member'
import { baseName, head, type Member } from './member'
import { SourceProblem } from './source-problem'
import { missingColumns, readHeader, TABLE_NAMES, type TableName, tableOf } from './table'
import { recogniseWorkbook, type Workbook } from './workbook'
import { openZip, type ZIP_LIMITS } from './zip'

/** What lies at a path, told by content. */
export type FoundFiles = {
  readonly tables: ReadonlyMap<TableName, Member>
  /** Tables by their name whose columns are not those of it. */
  readonly spoilt: ReadonlyMap<TableName, string>
  readonly json: readonly JsonFile[]
  readonly workbooks: readonly Workbook[]
  /** Files that are nothing we read. */
  readonly others: readonly string[]
  /** Names that may bear an official date, the innermost first. */
  readonly names: readonly string[]
}

const HEAD = 64 * 1024

async function isZip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const magic = Buffer.alloc(4)
    await file.read(magic, 0, 4, 0)
    return magic.toString('latin1').startsWith('PK')
  } finally {
    await file.close()
  }
}

type Sorted = {
  readonly tables: Map<TableName, Member>
  readonly spoilt: Map<TableName, string>
  readonly json: JsonFile[]
  readonly workbooks: Workbook[]
  readonly others: string[]
}

async function sortOut(member: Member, into: Sorted): Promise<void> {
  const name = baseName(member)
  const named = TABLE_NAMES.find(
    (table) => name.toLowerCase() === `${table}.csv` || name.toLowerCase() === `${table}.csv.gz`,
  )
  if (named === undefined && !/\.(csv|txt|json|gz)$/i.test(name)) {
    into.others.push(name)
    return
  }
  const start = await firstText(await head(member, HEAD))
  if (/^\s*[{[]/.test(start)) {
    const json = jsonFile(member, start)
    if (json === null) into.others.push(name)
    else into.json.push(json)
    return
  }
  const columns = readHeader(start)
  const table = tableOf(columns)
  const other = table === null ? undefined : into.tables.get(table)
  if (table !== null && other !== undefined)
    throw new SourceProblem(
      'unrecognised',
      `${baseName(other)} and ${name} both are ${table} tables: keep one of them.`,
    )
  if (table !== null) into.tables.set(table, member)
  else {
    into.others.push(name)
    if (named !== undefined) into.spoilt.set(named, spoiltBy(name, named, start, columns))
  }
}

function spoiltBy(name: string, table: TableName, start: string, columns: readonly string[]): string {
  return start.length === 0
    ? `${name} is empty.`
    : `${name} has no column ${missingColumns(table, columns).join(', ')}.`
}

function nothing(): Sorted {
  return { tables: new Map(), spoilt: new Map(), json: [], workbooks: [], others: [] }
}

async function fromArchive(members: readonly Member[], names: readonly string[]): Promise<FoundFiles> {
  const into = nothing()
  for (const member of members) await sortOut(member, into)
  return { ...into, names: [...members.map(({ name }) => name), ...names] }
}

/** The files of a folder; of a folder that holds nothing but one folder, those of that. */
async function filesIn(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true })
  const seen = entries.filter(({ name }) => !name.startsWith('.'))
  const only = seen[0]
  if (seen.length === 1 && only?.isDirectory()) return filesIn(join(directory, only.name))
  return seen
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => join(directory, name))
    .sort()
}

async function fromFolder(directory: string, limits: typeof ZIP_LIMITS | undefined): Promise<FoundFiles> {
  const files = await filesIn(directory)
  const into = nothing()
  const archives: string[] = []
  for (const file of files) {
    const name = basename(file)
    if (!(await isZip(file))) await sortOut(await fileMember(file, name), into)
    else if (/\.xlsx$/i.test(name)) {
      const workbook = await recogniseWorkbook(name, await openZip(file, name, limits))
      if (workbook === null) into.others.push(name)
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
    throw new SourceProblem('unrecognised', `${directory} holds several sources: ${sources.join('; ')}. Name one.`)
  const [only] = archives
  if (only !== undefined) return findFiles(only, limits)
  return { ...into, names: [...files, directory].map((path) => basename(path)) }
}

/** Of the files beside a given one only those that go with it; what else the folder holds is none of its business. */
async function besideTable(path: string): Promise<FoundFiles> {
  const into = nothing()
  await sortOut(await fileMember(path, basename(path)), into)
  const isTable = into.tables.size > 0 || into.spoilt.size > 0
  for (const file of isTable ? await filesIn(dirname(path)) : []) {
    const name = basename(file)
    if (file === join(dirname(path), basename(path)) || !/\.(csv|csv\.gz|txt)$/i.test(name) || (await isZip(file)))
      continue
    await sortOut(await fileMember(file, name), into)
  }
  return { ...into, others: [], names: [path, dirname(path)].map((name) => basename(name)) }
}

async function besideWorkbook(path: string, years: string, limits: typeof ZIP_LIMITS | undefined): Promise<FoundFiles> {
  const into = nothing()
  for (const file of await filesIn(dirname(path))) {
    if (!/\.xlsx$/i.test(file)) continue
    const found = await recogniseWorkbook(basename(file), await openZip(file, basename(file), limits))
    if (found !== null && found.years === years) into.workbooks.push(found)
  }
  return { ...into, names: [basename(path)] }
}

/** Finds what lies at a path: a zip, a folder, or a file with those that go with it. */
export async function findFiles(path: string, limits?: typeof ZIP_LIMITS): Promise<FoundFiles> {
  const info = await stat(path).catch((error: unknown) => {
    throw new SourceProblem('unrecognised', `There is no file or folder at ${path}.`, { cause: error })
  })
  if (info.isDirectory()) return fromFolder(path, limits)
  const name = basename(path)
  if (info.size === 0) throw new SourceProblem('empty', `${name} is empty.`)
  if (!(await isZip(path))) return besideTable(path)
  const members = await openZip(path, name, limits)
  if (!members.some((member) => member.name === 'xl/workbook.xml'))
    return fromArchive(members, [name, basename(dirname(path))])
  const workbook = await recogniseWorkbook(name, members)
  if (workbook === null)
    throw new SourceProblem(
      'unrecognised',
      `${name} is none of the survey's At A Glance files: no row names a food code.`,
    )
  return besideWorkbook(path, workbook.years, limits)
}
