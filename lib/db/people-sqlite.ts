import { oneAtATime } from './one-at-a-time'
import { DatabaseProblem, databaseProblem } from './problem'
import { type Handle, isLocked } from './sqlite-handles'
import { sqliteStore } from './sqlite-store'
import { deadline, whenFree } from './when-free'

/** How long anybody waits for a store that others keep busy, in all. */
const LONGEST_WAIT_MS = 5000

type Query = Parameters<Handle['queryRaw']>[0]
type Transaction = Awaited<ReturnType<Handle['startTransaction']>>
type Factory = { readonly provider: 'sqlite'; readonly adapterName: string; connect(): Promise<Handle> }

const ADAPTER = { provider: 'sqlite', adapterName: '@prisma/adapter-better-sqlite3' } as const

const statement = (sql: string): Query => ({ sql, args: [], argTypes: [] })

/**
 * How Prisma reaches a store of people in SQLite. It is Prisma's own adapter with three differences: what is committed is
 * on the disk, in the file that everybody finds, before anybody is told so; whoever has to wait for another program does
 * not keep this process from all else; and what goes wrong with the store is a DatabaseProblem.
 */
export function peopleInSqlite(file: string, longestWaitMs: number = LONGEST_WAIT_MS): Factory {
  return { ...ADAPTER, connect: async () => adapter(file, () => deadline(longestWaitMs)) }
}

function adapter(file: string, deadline: () => number): Handle {
  const store = sqliteStore(file)
  const writers = oneAtATime()

  function told(error: unknown): unknown {
    const problem = databaseProblem(error, file)
    // It was one when it was opened.
    return problem?.kind === 'not-a-database'
      ? new DatabaseProblem('corrupt', file, { cause: error })
      : (problem ?? error)
  }

  async function toldIfIt<T>(fails: () => Promise<T>): Promise<T> {
    try {
      return await fails()
    } catch (error) {
      throw told(error)
    }
  }

  /** After a commit, which may or may not last where this fails. */
  async function confirm(until: number): Promise<void> {
    try {
      await store.confirm(until)
    } catch (error) {
      const problem = told(error)
      const kind = problem instanceof DatabaseProblem ? problem.kind : 'failing'
      throw new DatabaseProblem(kind, file, { mayBeSaved: true, cause: error })
    }
  }

  /** Waits for a turn to write. */
  async function turnToWrite(until: number): Promise<() => void> {
    const end = await writers.take(until)
    if (end === null) throw new DatabaseProblem('busy', file)
    return end
  }

  function read<T>(ask: (reader: Handle) => Promise<T>): Promise<T> {
    const until = deadline()
    return toldIfIt(() => whenFree(() => store.read(({ reader }) => ask(reader), until), isLocked, until))
  }

  function write<T>(ask: (writer: Handle) => Promise<T>): Promise<T> {
    const until = deadline()
    return toldIfIt(async () => {
      const end = await turnToWrite(until)
      try {
        const { writer } = await store.toWrite(until)
        const answer = await whenFree(() => ask(writer), isLocked, until)
        await confirm(until)
        return answer
      } finally {
        end()
      }
    })
  }

  function startTransaction(): Promise<Transaction> {
    const until = deadline()
    return toldIfIt(async () => {
      const end = await turnToWrite(until)
      try {
        const { writer } = await store.toWrite(until)
        // At once with the right to write: what is read in it stays true until it is committed.
        await whenFree(() => writer.executeRaw(statement('BEGIN IMMEDIATE')), isLocked, until)
        return transaction(writer, end)
      } catch (error) {
        end()
        throw error
      }
    })
  }

  function transaction(writer: Handle, end: () => void): Transaction {
    let isOver = false
    const run = (sql: string) => writer.executeRaw(statement(sql)).then(() => {})
    const over = () => {
      isOver = true
      end()
    }
    async function rollback(): Promise<void> {
      if (isOver) return
      // SQLite rolls back by itself where the disk is full or fails: then there is nothing left to roll back.
      await run('ROLLBACK').catch(() => {})
      over()
    }
    return {
      ...ADAPTER,
      options: { usePhantomQuery: true },
      queryRaw: (query) => toldIfIt(() => writer.queryRaw(query)),
      executeRaw: (query) => toldIfIt(() => writer.executeRaw(query)),
      createSavepoint: (name) => run(`SAVEPOINT ${name}`),
      rollbackToSavepoint: (name) => run(`ROLLBACK TO ${name}`),
      releaseSavepoint: (name) => run(`RELEASE SAVEPOINT ${name}`),
      rollback,
      commit: async () => {
        try {
          await run('COMMIT')
        } catch (error) {
          await rollback()
          throw told(error)
        }
        await confirm(deadline()).finally(over)
      },
    }
  }

  return {
    ...ADAPTER,
    queryRaw: (query) => (/^\s*SELECT\b/i.test(query.sql) ? read : write)((handle) => handle.queryRaw(query)),
    executeRaw: (query) => write((handle) => handle.executeRaw(query)),
    executeScript: (script) => write((handle) => handle.executeScript(script)),
    startTransaction,
    dispose: async () => store.close(),
  }
}
