import type { ReactNode } from 'react'
import { Section } from '@/app/_ui/section'
import { LEVEL_WORDS, Tile } from '@/app/_ui/tile'
import { thresholds } from '@/lib/content/thresholds'
import { amountOn } from '@/lib/nutrition/basis'
import type { Food } from '@/lib/nutrition/food'
import { spokenMg } from '@/lib/nutrition/format'
import { judge } from '@/lib/nutrition/levels'
import { MINERAL_FACTS, MINERALS, type Mineral } from '@/lib/nutrition/mineral'
import type { FoodLevels } from '@/lib/nutrition/tag'
import type { ExampleFoods } from './example-foods'

/** How a level looks, in words. */
const PATTERNS: Readonly<Record<FoodLevels[Mineral], string>> = {
  rich: 'Filled',
  source: 'Leaning lines',
  none: 'Empty',
  high: 'Filled, walled',
  moderate: 'Level lines',
  low: 'Empty',
  unknown: 'Dots',
  withheld: 'Struck symbol',
}

/** Every look a tile can have, each on a real food. */
export function TileStates({ states, mixed }: Pick<ExampleFoods, 'states' | 'mixed'>) {
  return (
    <Section id="states" title="Every state of a tile" aside="Real foods, per usual serving">
      {MINERALS.map((mineral) => (
        <Row key={mineral} name={MINERAL_FACTS[mineral].word}>
          {states[mineral].map((food) => (
            <State key={food.id} mineral={mineral} food={food} />
          ))}
          <State mineral={mineral} food={null} />
        </Row>
      ))}
      {mixed !== null && judge(mixed, thresholds).potassium === 'withheld' && (
        <Row
          name="Mixed"
          note={
            <>
              This food has potassium enough for a tag. It has more sodium than potassium, and its sodium is high, so
              the tag is withheld. <a href="#T2">Sodium wins</a>, and the food never counts as a positive in guidance.
            </>
          }
        >
          <State mineral="potassium" food={mixed} />
          <State mineral="sodium" food={mixed} />
        </Row>
      )}
      <Spoken food={states.sodium[0]} />
    </Section>
  )
}

type RowProps = { readonly name: string; readonly note?: ReactNode; readonly children: ReactNode }

function Row({ name, note, children }: RowProps) {
  const id = `states-${name.toLowerCase()}`
  return (
    <section className="states" aria-labelledby={id}>
      <h3 id={id}>{name}</h3>
      <ul>{children}</ul>
      {note !== undefined && <p className="small quiet">{note}</p>}
    </section>
  )
}

type StateProps = { readonly mineral: Mineral; readonly food: Food | null }

/** The tile of a food, and in words how it looks; that of an unknown amount where there is none. */
function State({ mineral, food }: StateProps) {
  const level = food === null ? 'unknown' : judge(food, thresholds)[mineral]
  const mg = food === null ? null : amountOn('serving', food, mineral)
  return (
    <li>
      <Tile mineral={mineral} level={level} mg={mg} of="per serving" percent={null} size="cell" />
      <p className="tiny">
        <b>
          {PATTERNS[level]}: {LEVEL_WORDS[level]}
        </b>
        <br />
        {food?.name ?? 'No figure published'}
      </p>
    </li>
  )
}

function Spoken({ food }: { readonly food: Food | undefined }) {
  if (food === undefined) return null
  return (
    <p className="small quiet states-words">
      A screen reader hears mineral, amount and level, always in this order: “{MINERAL_FACTS.sodium.word}{' '}
      {spokenMg(amountOn('serving', food, 'sodium'))} per serving, {LEVEL_WORDS[judge(food, thresholds).sodium]}”.
    </p>
  )
}
