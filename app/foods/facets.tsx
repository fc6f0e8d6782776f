import type { FoodQuery } from '@/lib/catalogue/query'
import type { Facets as Counts } from '@/lib/catalogue/reader'
import { type CatalogueNames, tagLabel } from '@/lib/catalogue/words'
import { formatCount } from '@/lib/nutrition/format'
import { MINERAL_FACTS, MINERALS, type Mineral } from '@/lib/nutrition/mineral'
import { DOCUMENT_TAGS, MEASURED_TAGS, TAG_PARTS, type Tag } from '@/lib/nutrition/tag'

const GROUPS_AT_FIRST = 6

type ChoiceProps = {
  readonly name: 'tag' | 'group' | 'source'
  readonly value: string
  readonly label: string
  /** The label where it stands alone, for the *not* beside it. */
  readonly alone: string
  readonly count: number
  readonly chosen: boolean
  readonly leftOut: boolean | null
  readonly swatch?: { readonly mineral: Mineral; readonly level: string }
}

function Choice({ name, value, label, alone, count, chosen, leftOut, swatch }: ChoiceProps) {
  return (
    <li className={count === 0 ? 'zero' : undefined}>
      <label className="tick">
        <input type="checkbox" name={name} value={value} defaultChecked={chosen} />
        <span>
          {swatch !== undefined && (
            <span className="sw tile" data-mineral={swatch.mineral} data-level={swatch.level} aria-hidden="true" />
          )}
          {label}
        </span>
        <span className="count">
          {formatCount(count)}
          <span className="unseen"> foods</span>
        </span>
      </label>
      {leftOut !== null && (
        <label className="not">
          <input type="checkbox" name="not" value={value} defaultChecked={leftOut} />
          <span>
            <span aria-hidden="true">not</span>
            <span className="unseen">leave out {alone}</span>
          </span>
        </label>
      )}
    </li>
  )
}

type FacetsProps = {
  readonly query: FoodQuery
  readonly counts: Counts
  readonly names: CatalogueNames
  /** Group ids in the order of the catalogue. */
  readonly groups: readonly string[]
}

/** What a query can be narrowed by, each choice with the number of foods it would leave. Nothing is hidden at zero. */
export function Facets({ query, counts, names, groups }: FacetsProps) {
  const count = (facet: Readonly<Record<string, number>>, value: string) => facet[value] ?? 0
  const tagChoice = (tag: Tag) => {
    const { mineral, kind } = TAG_PARTS[tag]
    const document = kind === 'document'
    return (
      <Choice
        key={tag}
        name="tag"
        value={tag}
        label={document ? `For ${mineral}` : `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`}
        alone={tagLabel(tag)}
        count={count(counts.tag, tag)}
        chosen={query.tag.includes(tag)}
        leftOut={query.not.includes(tag)}
        {...(document ? {} : { swatch: { mineral, level: kind } })}
      />
    )
  }
  const byCount = groups.toSorted((a, b) => count(counts.group, b) - count(counts.group, a))
  const choice = (name: 'group' | 'source', value: string, leftOut: boolean | null) => {
    const label = names[name][value] ?? value
    const isChosen = query[name].includes(value)
    const found = count(counts[name], value)
    const fields = { name, value, label, alone: label, count: found, chosen: isChosen, leftOut }
    return <Choice key={value} {...fields} />
  }
  const groupChoice = (group: string) => choice('group', group, query.notGroup.includes(group))
  const inCatalogue = Object.keys(names.source).filter((source) => counts.source[source] !== undefined)
  const rest = byCount.slice(GROUPS_AT_FIRST)
  const chosenInRest = rest.filter((group) => query.group.includes(group) || query.notGroup.includes(group)).length
  return (
    <>
      {MINERALS.map((mineral) => (
        <fieldset key={mineral}>
          <legend>{MINERAL_FACTS[mineral].word}</legend>
          <ul>{MEASURED_TAGS.filter((tag) => TAG_PARTS[tag].mineral === mineral).map(tagChoice)}</ul>
        </fieldset>
      ))}
      <fieldset>
        <legend>Named by an article</legend>
        <ul>{DOCUMENT_TAGS.map(tagChoice)}</ul>
      </fieldset>
      <fieldset>
        <legend>Group</legend>
        <ul>{byCount.slice(0, GROUPS_AT_FIRST).map(groupChoice)}</ul>
        <details className="why">
          <summary>
            All {groups.length} groups{chosenInRest > 0 && `, ${chosenInRest} chosen`}
          </summary>
          <ul>{rest.map(groupChoice)}</ul>
        </details>
      </fieldset>
      <fieldset>
        <legend>Food table</legend>
        <ul>{inCatalogue.map((source) => choice('source', source, null))}</ul>
      </fieldset>
    </>
  )
}
