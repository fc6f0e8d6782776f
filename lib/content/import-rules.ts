import { join } from 'node:path'
import {
  flagRulesSchema,
  groupRulesSchema,
  type ImportRules,
  servingRulesSchema,
  type UsualAmount,
  usualAmountsSchema,
} from '../schemas/import-rule'
import { type NameRules, nameRulesSchema } from '../schemas/name-rules'
import { DATA, readDataFile } from './data-file'
import { readReferenceData } from './reference-data'
import { ProblemCollector } from './table'

/** The rules that name, group and serve imported foods, each id they use checked. Throws DataProblems. */
export function readImportRules(directory = DATA): ImportRules {
  const groups = readDataFile('import/group-rules.json', groupRulesSchema, directory)
  const servings = readDataFile('import/serving-rules.json', servingRulesSchema, directory)
  const flags = readDataFile('import/flag-rules.json', flagRulesSchema, directory)
  const usual = readDataFile('import/usual-amounts.json', usualAmountsSchema, directory)
  const known = readReferenceData(directory)
  const groupIds = new Set(known.groups.map(({ id }) => id))
  const roleIds = new Set(known.roles.map(({ id }) => id))
  const amounts = new Map<string, UsualAmount>()
  const problems = new ProblemCollector()
  const unknown = (name: string, rule: string, reason: string) =>
    problems.add({ file: join(directory, 'import', name), line: 1, column: rule, reason })
  for (const { id, gramsMin, gramsMax, state } of known.referenceAmounts) {
    const amount = usual[id]
    if (amount === undefined) continue
    if (amount.grams < gramsMin || amount.grams > gramsMax)
      unknown('usual-amounts.json', id, `${amount.grams} g is outside ${gramsMin} to ${gramsMax} g`)
    amounts.set(id, { category: id, gramsMin, gramsMax, state, ...amount })
  }
  for (const id of Object.keys(usual)) {
    if (!amounts.has(id)) unknown('usual-amounts.json', id, 'is not in reference-amounts.csv')
  }
  for (const { id, group, role } of groups) {
    if (!groupIds.has(group)) unknown('group-rules.json', id, `"${group}" is not in groups.json`)
    if (role !== null && !roleIds.has(role)) unknown('group-rules.json', id, `"${role}" is not in roles.json`)
  }
  for (const { id, serving, role, groups: only } of servings) {
    if (serving !== null && !amounts.has(serving)) unknown('serving-rules.json', id, `"${serving}" has no usual amount`)
    if (role !== null && !roleIds.has(role)) unknown('serving-rules.json', id, `"${role}" is not in roles.json`)
    for (const group of only ?? []) {
      if (!groupIds.has(group)) unknown('serving-rules.json', id, `"${group}" is not in groups.json`)
    }
  }
  for (const [name, rules] of [
    ['group-rules.json', groups],
    ['serving-rules.json', servings],
    ['flag-rules.json', flags],
  ] as const) {
    const seen = new Set<string>()
    for (const { id } of rules) {
      if (seen.has(id)) unknown(name, id, 'stands twice')
      seen.add(id)
    }
  }
  problems.throwIfAny()
  return { groups, servings, flags, amounts }
}

export function readNameRules(directory = DATA): NameRules {
  return readDataFile('import/name-rules.json', nameRulesSchema, directory)
}
