import { join } from 'node:path'
import {
  flagRulesSchema,
  type GroupRule,
  groupRulesSchema,
  type ImportRules,
  type ServingRule,
  servingRulesSchema,
  type UsualAmount,
  usualAmountsSchema,
} from '../schemas/import-rule'
import { type NameRules, nameRulesSchema } from '../schemas/name-rules'
import { DATA, readDataFile } from './data-file'
import { readReferenceData } from './reference-data'
import { ProblemCollector } from './table'

type Rule = { readonly id: string } & Partial<Pick<GroupRule, 'group' | 'role'> & Pick<ServingRule, 'groups'>>

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
  const check = (name: string, rules: readonly Rule[]) => {
    const seen = new Set<string>()
    for (const { id, group, groups: only, role } of rules) {
      for (const one of group === undefined ? (only ?? []) : [group]) {
        if (!groupIds.has(one)) unknown(name, id, `"${one}" is not in groups.json`)
      }
      if (role && !roleIds.has(role)) unknown(name, id, `"${role}" is not in roles.json`)
      if (seen.has(id)) unknown(name, id, 'stands twice')
      seen.add(id)
    }
  }
  check('group-rules.json', groups)
  check('serving-rules.json', servings)
  check('flag-rules.json', flags)
  for (const { id, serving } of servings) {
    if (serving !== null && !amounts.has(serving)) unknown('serving-rules.json', id, `"${serving}" has no usual amount`)
  }
  problems.throwIfAny()
  return { groups, servings, flags, amounts }
}

export function readNameRules(directory = DATA): NameRules {
  return readDataFile('import/name-rules.json', nameRulesSchema, directory)
}
