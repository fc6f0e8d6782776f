import type { Metadata } from 'next'
import { MineralCells, Scrolling } from '@/app/_ui/scrolling-table'
import { Section } from '@/app/_ui/section'
import { SharedMain } from '@/app/_ui/shared-main'
import { Term } from '@/app/_ui/term'
import { SHARED } from '@/app/delivery'
import type { Dataset } from '@/lib/catalogue/reader'
import { catalogue } from '@/lib/db/catalogue'
import { formatCount } from '@/lib/nutrition/format'
import { MINERAL_FACTS, MINERALS } from '@/lib/nutrition/mineral'
import { href } from '@/lib/urls'
import { KeptOfYou } from './kept-of-you'
import './data.css'

export const metadata: Metadata = {
  ...SHARED,
  title: 'Data',
  description:
    'Where the amounts come from, under which licence, how many foods there are, and how many amounts are unknown.',
}

/** Counts come from the database of this copy, not from the build. */
export const dynamic = 'force-dynamic'

function Datasets({ datasets }: { readonly datasets: readonly Dataset[] }) {
  const caption = 'Food tables in this copy'
  return (
    <Scrolling label={caption}>
      <table className="datasets">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              Table
            </th>
            <th scope="col" rowSpan={2}>
              Release
            </th>
            <th scope="col" rowSpan={2} className="n">
              Foods
            </th>
            <th scope="colgroup" colSpan={MINERALS.length} className="n">
              Unknown
            </th>
          </tr>
          <tr>
            {MINERALS.map((mineral) => (
              <th key={mineral} scope="col" className="n">
                <abbr title={MINERAL_FACTS[mineral].word}>{MINERAL_FACTS[mineral].symbol}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {datasets.map(({ id, name, release, foods, unknown }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`#${id}`}>{name}</a>
              </th>
              <td>{release}</td>
              <td className="n">{formatCount(foods)}</td>
              <MineralCells of={(mineral) => formatCount(unknown[mineral])} />
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  )
}

export default async function DataPage() {
  const datasets = await catalogue().datasets()
  const foods = datasets.reduce((sum, dataset) => sum + dataset.foods, 0)
  return (
    <SharedMain className="page data">
      <h1>Data</h1>
      <p className="lede">
        {formatCount(foods)} foods from {datasets.length} published tables. Amounts are taken over exactly as published;
        where a table gives none, we say unknown and never zero.
      </p>
      <Section id="datasets" title="How many foods, how many unknowns" aside="Counted in the database of this copy">
        <Datasets datasets={datasets} />
      </Section>
      <Section id="sources" title="Sources and licences">
        <dl className="source-list">
          {datasets.map(({ id, name, release, licence, citation }) => (
            <Term name={`${name}, ${release}`} key={id} id={id}>
              {citation}
              <br />
              Licence: {licence}.
            </Term>
          ))}
          <Term name="Serving sizes">
            US reference amounts, 21 CFR 101.12(b).{' '}
            <a href={href.authority('fda-reference-amounts')}>How we know them</a>
          </Term>
          <Term name="Names, aliases, groups, roles and portions">
            Ours, under the licence of this project (MIT). They decide where a food stands, never how much is in it.
          </Term>
          <Term name="The articles">
            Retold claim by claim in our own words; no sentence is copied. <a href={href.documents()}>Read them</a>
          </Term>
          <Term name="Typeface">Inter, by Rasmus Andersson and contributors. SIL Open Font License 1.1.</Term>
        </dl>
      </Section>
      <KeptOfYou />
      <Section id="wrong" title="A value looks wrong">
        <ol className="numbered">
          <li>
            <p className="small">
              Open the food and look at its source: the table, its release and the number of the record. For the US
              table that number opens the same record at fdc.nal.usda.gov.
            </p>
          </li>
          <li>
            <p className="small">
              If the table says what we say, the question belongs to the table. Another release may differ; we keep to
              one release for each food and print it.
            </p>
          </li>
          <li>
            <p className="small">
              If the table says something else, the error is ours. Report it to the project with the food’s address, the
              figure you see and the figure you expect. Foods are rows of plain files in the folder{' '}
              <code>data/foods</code>, so a correction is one line.
            </p>
          </li>
        </ol>
      </Section>
      <Section id="api" title="The same data for programs" aside="JSON, no key needed">
        <p>
          Everything you can browse can be asked for. All calls are described in{' '}
          <a href={href.api.openapi()}>the OpenAPI description</a>. For example, magnesium-rich legumes that are not
          high in sodium:
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
        <pre tabIndex={0}>
          <code>
            GET {href.api.foods()}?tag=magnesium-rich&amp;not=high-sodium&amp;group=legumes{'\n'}
            {'\n'}
            {'{ "foods": [ { "id": …, "amounts": { "magnesium": { "per100g": … } } } ], "total": … }'}
          </code>
        </pre>
        <p className="small quiet">An unknown amount is null in every answer.</p>
      </Section>
    </SharedMain>
  )
}
