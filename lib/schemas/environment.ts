import { isIP } from 'node:net'
import { z } from 'zod'
import { HOW_TO_MAKE_A_SECRET, weaknessOfSecret } from './secret-strength'

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** What the names of this app's own variables begin with. */
const OWN = 'MINERAL_TABLE_'

// A single letter is a drive of Windows.
const SCHEME = /^[a-z][a-z0-9+.-]+:/i
const HOST_NAME = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i

function wholeNumber(least: number, most: number) {
  return z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: `has to be a whole number from ${least} to ${most}`,
    })
    .transform(Number)
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

/** A scheme that is not known would otherwise pass for a folder. */
const folderOrAddress = z.string().refine((text) => isWebAddress(text) || !SCHEME.test(text), {
  error: 'has to be a folder, or an address that begins with http:// or https://',
})

const secret = z.string().superRefine((text, context) => {
  const weakness = weaknessOfSecret(text)
  if (weakness !== null) context.addIssue({ code: 'custom', message: `is ${weakness}` })
})

/** What each variable that is set says, by its name. */
const environmentSchema = z.object({
  PORT: wholeNumber(0, 65535).optional(),
  HOST: z
    .string()
    .refine((text) => isIP(text) !== 0 || HOST_NAME.test(text), {
      error: 'has to be an address or a name of this machine, without a port',
    })
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(/^file:[^?]*[^?/](?:\?|$)/, { error: 'has to name a file of SQLite' })
    .optional(),
  PEOPLE_DATABASE_URL: z
    .string()
    .refine((text) => /^postgres(?:ql)?:\/\//.test(text) && URL.canParse(text), {
      error: 'has to be the address of a PostgreSQL database',
    })
    .optional(),
  PEOPLE_DATABASE_POOL: wholeNumber(1, 1000).optional(),
  CATALOGUE_SOURCE: folderOrAddress.optional(),
  CATALOGUE_PUBLISH_TO: z
    .string()
    .refine((text) => !SCHEME.test(text), { error: 'has to be a folder' })
    .optional(),
  TRUST_PROXY: wholeNumber(0, 8).optional(),
  RATE_LIMIT_FACTOR: z
    .string()
    .refine((text) => Number(text) > 0 && Number(text) <= 1_000_000, { error: 'has to be a number above zero' })
    .transform(Number)
    .optional(),
  MINERAL_TABLE_SECRET: secret.optional(),
  MINERAL_TABLE_OLD_SECRETS: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .refine((all) => all.every((one) => one !== ''), { error: 'has an empty one between its commas' })
    .optional(),
  OPERATOR_TOKEN: secret.optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `has to be one of ${LOG_LEVELS.join(', ')}` }).optional(),
  SITE_URL: z
    .string()
    .refine(isWebAddress, { error: 'has to be an address that begins with http:// or https://' })
    .optional(),
  MINERAL_TABLE_DATASETS_URL: folderOrAddress.optional(),
})

export type Environment = z.output<typeof environmentSchema>

const EXAMPLES: Readonly<Record<keyof Environment, string>> = {
  PORT: '3000',
  HOST: '127.0.0.1',
  DATABASE_URL: 'file:./.state/mineral-table.db',
  PEOPLE_DATABASE_URL: 'postgresql://user:password@localhost:5432/mineral_table',
  PEOPLE_DATABASE_POOL: '10',
  CATALOGUE_SOURCE: 'https://data.example.org/catalogue/',
  CATALOGUE_PUBLISH_TO: '/srv/catalogue',
  TRUST_PROXY: '1, for one proxy before this server',
  RATE_LIMIT_FACTOR: '10, for ten times as much',
  MINERAL_TABLE_SECRET: `what "${HOW_TO_MAKE_A_SECRET}" prints`,
  MINERAL_TABLE_OLD_SECRETS: 'the secrets before, with commas between them',
  OPERATOR_TOKEN: `what "${HOW_TO_MAKE_A_SECRET}" prints`,
  LOG_LEVEL: 'info',
  SITE_URL: 'https://minerals.example.org',
  MINERAL_TABLE_DATASETS_URL: 'https://fdc.nal.usda.gov/fdc-datasets/',
}

type Given = Readonly<Record<string, string | undefined>>

type Checked = { readonly warnings: readonly string[] } & (
  | { readonly ok: true; readonly environment: Environment }
  | { readonly ok: false; readonly problems: readonly string[] }
)

/**
 * Checks all variables at once; one that is empty counts as not set. What is wrong is said without repeating it, since
 * it may be a secret.
 */
export function checkEnvironment(given: Given): Checked {
  const set = Object.entries(given).filter(([, value]) => value !== undefined && value !== '')
  const { success, data, error } = environmentSchema.safeParse(Object.fromEntries(set))
  const warnings = set.flatMap(([name]) =>
    name.startsWith(OWN) && !isKnown(name) ? [`${name} is not a variable of this app, and is not looked at.`] : [],
  )
  if (success) return { ok: true, environment: data, warnings }
  const problems = error.issues.map(({ path, message }) => {
    const name = String(path[0])
    return `${name} ${message}.${isKnown(name) ? ` For example: ${EXAMPLES[name]}` : ''}`
  })
  return { ok: false, problems, warnings }
}

function isKnown(name: string): name is keyof Environment {
  return Object.hasOwn(EXAMPLES, name)
}
