import { z } from 'zod'
import type { Guidance, Rule } from '../guidance/rule'
import { guidanceSchema } from '../schemas/guidance'
import { authoritiesById } from './authorities'
import { claimsById } from './claims'
import { readDataFile } from './data-file'
import { byId, mustResolve } from './references'
import { thresholds } from './thresholds'

const FILE = 'data/guidance.json'

/** Parses the rules and checks what they refer to. Throws, naming rule and id. */
export function readGuidance(json: unknown, kidneyPotassium: number): Guidance {
  const { shown, rules } = guidanceSchema.parse(json)
  const index = byId(FILE, rules, ({ id }) => id)
  for (const { id, replaces, folds, says } of rules) {
    mustResolve(FILE, id, [...replaces, ...folds], index, FILE)
    for (const { claims, authorities, authorityText } of says) {
      if (claims !== 'of-the-naming') mustResolve(FILE, id, claims, claimsById(), 'data/claims.json')
      mustResolve(FILE, id, authorities, authoritiesById(), 'data/authorities.json')
      if (claims.length + authorities.length === 0)
        throw new Error(`${FILE}: ${id} says something that nobody stands behind`)
      if (authorityText !== null && authorities.length === 0)
        throw new Error(`${FILE}: ${id} has a sentence of no authority`)
    }
  }
  return { shown, rules, kidneyPotassium }
}

const kept = readGuidance(readDataFile('guidance.json', z.unknown()), thresholds.kidneyPotassium)

/** The rules of balance guidance. */
export function guidance(): Guidance {
  return kept
}

/** A rule by id, for pages that say it without a list (S1, S5). */
export function rule(id: string): Rule {
  const found = kept.rules.find((candidate) => candidate.id === id)
  if (found === undefined) throw new Error(`${FILE} has no ${id}`)
  return found
}

/** The rules with a saying that cites a claim, in rule order. */
export function rulesDrivenBy(claimId: string): readonly Rule[] {
  return kept.rules.filter(({ says }) =>
    says.some(({ claims }) => claims !== 'of-the-naming' && claims.includes(claimId)),
  )
}
