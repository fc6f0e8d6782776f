import { open, readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { JSON_ARRAYS } from './fdc-json'
import { fileMember } from './file-member'
import { baseName, head, type Member } from './member'
import { SourceProblem } from './source-problem'
import { missingColumns, readHeader, TABLE_NAMES, type TableName, tableOf } from './table'
import { recogniseWorkbook, type Workbook } from './workbook'
import { type Archive, openZip, type ZIP_LIMITS } from './zip'

export type JsonFile = { readonly member: Member; readonly dataset: (typeof JSON_ARRAYS)[number]['dataset'] }

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
  close(): void
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

function jsonDataset(start: string): JsonFile['dataset'] | null {
  return JSON_ARRAYS.find(({ array }) => new RegExp(`"${array}"\\s*:\\s*\\[`).test(start))?.dataset ?? null
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
  const start = await head(member, HEAD)
  if (
    start
      .toString('latin1')
      .replace(/^\xef\xbb\xbf/, '')
      .trimStart()
      .startsWith('{')
  ) {
    const dataset = jsonDataset(start.toString('latin1'))
    if (dataset === null) into.others.push(name)
    else into.json.push({ member, dataset })
    return
  }
  const columns = await readHeader(start)
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

function spoiltBy(name: string, table: TableName, start: Buffer, columns: readonly string[]): string {
  return start.length === 0
    ? `${name} is empty.`
    : `${name} has no column ${missingColumns(table, columns).join(', ')}.`
}

async function fromArchive(archive: Archive, names: readonly string[]): Promise<FoundFiles> {
  const into: Sorted = { tables: new Map(), spoilt: new Map(), json: [], workbooks: [], others: [] }
  try {
    for (const member of archive.members) await sortOut(member, into)
  } catch (error) {
    archive.close()
    throw error
  }
  const inner = archive.members.map(({ name }) => name)
  return { ...into, names: [...inner, ...names], close: () => archive.close() }
}

function isWorkbook({ members }: Archive): boolean {
  return members.some(({ name }) => name === 'xl/workbook.xml')
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
  const into: Sorted = { tables: new Map(), spoilt: new Map(), json: [], workbooks: [], others: [] }
  const closing: Archive[] = []
  const archives: string[] = []
  const close = () => {
    for (const archive of closing) archive.close()
  }
  try {
    for (const file of files) {
      const name = basename(file)
      if (!(await isZip(file))) await sortOut(await fileMember(file, name), into)
      else if (/\.xlsx$/i.test(name)) {
        const archive = await openZip(file, name, limits)
        closing.push(archive)
        const workbook = await recogniseWorkbook(name, archive.members)
        if (workbook === null) into.others.push(name)
        else into.workbooks.push(workbook)
      } else archives.push(name)
    }
    const sources = [
      ...archives,
      ...into.json.map(({ member }) => baseName(member)),
      ...(into.workbooks.some(({ sheet }) => sheet === 'nutrients') ? ["the survey's workbooks"] : []),
      ...(into.tables.has('food') ? ['a set of CSV tables'] : []),
    ]
    if (sources.length > 1)
      throw new SourceProblem(
        'unrecognised',
        `${directory} holds several sources: ${sources.join('; ')}. Name one of them.`,
      )
    const only = archives[0]
    const holder = files.find((file) => basename(file) === only)
    if (holder !== undefined) return await findFiles(holder, limits)
    return { ...into, names: [...files, directory].map((path) => basename(path)), close }
  } catch (error) {
    close()
    throw error
  }
}

/** Of the files beside a given one only those that go with it; whatever else the folder holds is none of its business. */
async function beside(
  path: string,
  limits: typeof ZIP_LIMITS | undefined,
  workbook: Workbook | null,
): Promise<FoundFiles> {
  const into: Sorted = { tables: new Map(), spoilt: new Map(), json: [], workbooks: [], others: [] }
  const closing: Archive[] = []
  if (workbook === null) await sortOut(await fileMember(path, basename(path)), into)
  const tables = into.tables.size > 0 || into.spoilt.size > 0
  const close = () => {
    for (const archive of closing) archive.close()
  }
  try {
    for (const file of workbook !== null || tables ? await filesIn(dirname(path)) : []) {
      const name = basename(file)
      if (workbook !== null && /\.xlsx$/i.test(name)) {
        const archive = await openZip(file, name, limits)
        closing.push(archive)
        const found = await recogniseWorkbook(name, archive.members)
        if (found !== null && found.years === workbook.years) into.workbooks.push(found)
      } else if (workbook === null && file !== path && /\.(csv|csv\.gz|txt)$/i.test(name) && !(await isZip(file)))
        await sortOut(await fileMember(file, name), into)
    }
    return { ...into, others: [], names: [path, dirname(path)].map((name) => basename(name)), close }
  } catch (error) {
    close()
    throw error
  }
}

/** Finds what lies at a path: a zip, a folder, or a file with those that go with it. */
export async function findFiles(path: string, limits?: typeof ZIP_LIMITS): Promise<FoundFiles> {
  const info = await stat(path).catch((error: unknown) => {
    throw new SourceProblem('unrecognised', `There is no file or folder at ${path}.`, { cause: error })
  })
  if (info.isDirectory()) return fromFolder(path, limits)
  if (info.size === 0) throw new SourceProblem('empty', `${basename(path)} is empty.`)
  if (!(await isZip(path))) return beside(path, limits, null)
  const name = basename(path)
  const archive = await openZip(path, name, limits)
  if (!isWorkbook(archive)) return fromArchive(archive, [name, basename(dirname(path))])
  try {
    const workbook = await recogniseWorkbook(name, archive.members)
    if (workbook === null)
      throw new SourceProblem(
        'unrecognised',
        `${name} is none of the survey's At A Glance files: no row names a food code.`,
      )
    return await beside(path, limits, workbook)
  } finally {
    archive.close()
  }
}
