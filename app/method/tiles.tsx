import { Tile } from '@/app/_ui/tile'
import { percentOf } from '@/lib/nutrition/format'
import { MINERAL_FACTS, type Mineral } from '@/lib/nutrition/mineral'
import type { FoodLevels } from '@/lib/nutrition/tag'
import type { Thresholds } from '@/lib/nutrition/thresholds'

type State = {
  readonly mineral: Mineral
  readonly level: FoodLevels[Mineral]
  readonly mg: number | null
  readonly pattern: string
  readonly food: string
}

const STATES: readonly { readonly name: string; readonly states: readonly State[] }[] = [
  {
    name: 'Magnesium',
    states: [
      {
        mineral: 'magnesium',
        level: 'rich',
        mg: 63,
        pattern: 'Filled: rich',
        food: 'Black beans, boiled without salt',
      },
      { mineral: 'magnesium', level: 'source', mg: 47, pattern: 'Leaning lines: source', food: 'Walnuts' },
      { mineral: 'magnesium', level: 'none', mg: 40, pattern: 'Empty: no tag', food: 'Kale, raw' },
      { mineral: 'magnesium', level: 'unknown', mg: null, pattern: 'Dots: not measured', food: 'No figure published' },
    ],
  },
  {
    name: 'Potassium',
    states: [
      { mineral: 'potassium', level: 'rich', mg: 474, pattern: 'Filled: rich', food: 'Spinach, raw' },
      {
        mineral: 'potassium',
        level: 'source',
        mg: 302,
        pattern: 'Leaning lines: source',
        food: 'Pistachios, dry-roasted, unsalted',
      },
      { mineral: 'potassium', level: 'none', mg: 150, pattern: 'Empty: no tag', food: 'Apple' },
      { mineral: 'potassium', level: 'unknown', mg: null, pattern: 'Dots: not measured', food: 'No figure published' },
    ],
  },
  {
    name: 'Sodium',
    states: [
      {
        mineral: 'sodium',
        level: 'high',
        mg: 821,
        pattern: 'Filled, walled: high',
        food: 'Chicken noodle soup, canned',
      },
      { mineral: 'sodium', level: 'moderate', mg: 228, pattern: 'Level lines: moderate', food: 'Whole-wheat bread' },
      { mineral: 'sodium', level: 'low', mg: 67, pattern: 'Empty: low', food: 'Spinach, raw' },
      { mineral: 'sodium', level: 'unknown', mg: null, pattern: 'Dots: not measured', food: 'No figure published' },
    ],
  },
  {
    name: 'Mixed',
    states: [
      {
        mineral: 'potassium',
        level: 'withheld',
        mg: 527,
        pattern: 'Struck symbol: withheld',
        food: 'Tomato juice, salted',
      },
      { mineral: 'sodium', level: 'high', mg: 615, pattern: 'Filled, walled: high', food: 'Tomato juice, salted' },
    ],
  },
]

function share(mineral: Mineral, mg: number | null, thresholds: Thresholds): number | null {
  return percentOf(mg, mineral === 'sodium' ? thresholds.sodium.limit : thresholds[mineral].reference)
}

export function TileAnatomy({ thresholds }: { readonly thresholds: Thresholds }) {
  const mg = 474
  return (
    <section className="anatomy" aria-labelledby="tile">
      <h2 id="tile" className="unseen">
        The parts of a tile
      </h2>
      <div className="cell">
        <Tile
          mineral="potassium"
          level="rich"
          mg={mg}
          of="per serving"
          percent={share('potassium', mg, thresholds)}
          size="large"
        />
      </div>
      <dl>
        <div>
          <dt>474 mg</dt>
          <dd>
            The amount in one usual serving, here 85 g of raw spinach. In a printed periodic table the atomic number
            sits in this corner.
          </dd>
        </div>
        <div>
          <dt>Share of reference</dt>
          <dd>
            Magnesium is set against {thresholds.magnesium.reference} mg a day, potassium against{' '}
            {thresholds.potassium.reference.toLocaleString('en-US')} mg, sodium against a limit of{' '}
            {thresholds.sodium.limit.toLocaleString('en-US')} mg.
          </dd>
        </div>
        <div>
          <dt>K</dt>
          <dd>The element. K is potassium, Na is sodium: the symbols a chemist uses, always with the word close by.</dd>
        </div>
        <div>
          <dt>rich</dt>
          <dd>
            The level our published rule gives. Ask any tile <em>why?</em> on a food’s page and it shows its receipt.
          </dd>
        </div>
      </dl>
    </section>
  )
}

export function TileStates() {
  return (
    <section aria-labelledby="states">
      <div className="head">
        <h2 id="states">Every state of a tile</h2>
        <p>Real foods, per usual serving</p>
      </div>
      {STATES.map(({ name, states }) => (
        <section key={name} className="states" aria-labelledby={`states-${name.toLowerCase()}`}>
          <h3 id={`states-${name.toLowerCase()}`}>{name}</h3>
          <ul>
            {states.map(({ mineral, level, mg, pattern, food }) => (
              <li key={pattern}>
                <Tile mineral={mineral} level={level} mg={mg} of="per serving" percent={null} size="cell" />
                <p className="tiny">
                  <b>{pattern}</b>
                  <br />
                  {food}
                </p>
              </li>
            ))}
          </ul>
          {name === 'Mixed' && (
            <p className="small quiet">
              This juice has potassium enough for a tag. It has more sodium than potassium, and its sodium is high, so
              the tag is withheld. <a href="#T2">Sodium wins</a>, and the food never counts as a positive in guidance.
            </p>
          )}
        </section>
      ))}
      <p className="small quiet states-words">
        A screen reader hears mineral, amount and level, always in this order: “{MINERAL_FACTS.sodium.word} 821
        milligrams per serving, high”.
      </p>
    </section>
  )
}
