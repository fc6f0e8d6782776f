// Prisma downloads a schema engine before every command, even `generate`, which never runs it. Naming any
// existing file keeps installs quick and working offline.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const STORES = ['people', 'people/postgres', 'releases', 'catalogue']

const root = fileURLToPath(new URL('..', import.meta.url))
const cli = createRequire(import.meta.url).resolve('prisma/build/index.js')
const env = {
  ...process.env,
  PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? fileURLToPath(import.meta.url),
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  CHECKPOINT_DISABLE: '1',
}

/** The schema of people for PostgreSQL: the same, but for the database and where its client goes. */
function derivePostgresSchema() {
  const schema = readFileSync(join(root, 'prisma/people/schema.prisma'), 'utf8')
  const derived = schema
    .replace('provider = "sqlite"', 'provider = "postgresql"')
    .replace('"../generated/people"', '"people-postgres"')
  mkdirSync(join(root, 'prisma/generated'), { recursive: true })
  writeFileSync(join(root, 'prisma/generated/people-postgres.prisma'), derived)
}

/** Generates the client of one store; tells what went wrong. */
function generate(store) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [cli, 'generate', '--config', `prisma/${store}/prisma.config.ts`], {
      cwd: root,
      env,
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text))
    child.on('close', (code) => {
      if (code !== 0) process.stderr.write(`The client of ${store} could not be generated.\n${said}`)
      resolve(code ?? 1)
    })
  })
}

derivePostgresSchema()
/** Both clients of people do the same, so that the code that uses them has to know the types of one. */
function shareTypes() {
  const file = join(root, 'prisma/generated/people-postgres/internal/class.ts')
  const own = 'import type * as Prisma from "./prismaNamespace"'
  const code = readFileSync(file, 'utf8')
  if (!code.includes(own)) throw new Error(`${file} does not import its types as it used to.`)
  writeFileSync(file, code.replace(own, 'import type * as Prisma from "../../people/internal/prismaNamespace"'))
}

const codes = await Promise.all(STORES.map(generate))
const failed = codes.find((code) => code !== 0)
if (failed === undefined) shareTypes()
process.exit(failed ?? 0)
