import type { Metadata } from 'next'
import { Section } from '@/app/_ui/section'
import { PRIVATE } from '@/app/delivery'
import type { ReleaseFigures } from '@/lib/catalogue/operations'
import { catalogue } from '@/lib/db/catalogue'
import { href } from '@/lib/urls'
import { TableReleases } from './table-releases'
import { ThisCopy } from './this-copy'
import './operators.css'

export const metadata: Metadata = {
  ...PRIVATE,
  title: 'For operators',
  description: 'What is imported into this copy, what was rejected and why, and how large it is.',
  robots: { index: false },
}

/** Figures of this copy as it is now, not of the build. */
export const dynamic = 'force-dynamic'

function NothingImported() {
  return (
    <div className="note">
      <p>
        <strong>No published table is imported.</strong> The catalogue holds the foods that came with it, and works
        without any other. To bring in a table of FoodData Central, run in the folder of the project:
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <pre tabIndex={0}>
        <code>
          npm run catalogue -- download usda-foundation{'\n'}
          npm run catalogue -- import .state/downloads/…
        </code>
      </pre>
    </div>
  )
}

function byTable(releases: readonly ReleaseFigures[]): readonly (readonly [string, readonly ReleaseFigures[]])[] {
  const tables = [...new Set(releases.map(({ dataset }) => dataset))]
  return tables.map((table) => [table, releases.filter(({ dataset }) => dataset === table)])
}

export default async function OperatorsPage() {
  const reader = catalogue()
  const [now, datasets, dataVersion] = await Promise.all([reader.operations(), reader.datasets(), reader.dataVersion()])
  const foods = datasets.reduce((sum, dataset) => sum + dataset.foods, 0)
  return (
    <main className="page operators" id="main">
      <h1>For operators</h1>
      <p className="lede">
        What is imported into this copy, what was rejected, and how large it is. Nothing can be changed here:{' '}
        <code>npm run catalogue -- --help</code> on the machine that serves it says how.
      </p>
      <ThisCopy operations={now} dataVersion={dataVersion} foods={foods} />
      <Section
        id="releases"
        title="Imported releases"
        aside="The newest of each table is shown; older ones are kept to compare and to go back to"
      >
        {now.releases.length === 0 ? (
          <NothingImported />
        ) : (
          byTable(now.releases).map(([dataset, releases]) => (
            <TableReleases key={dataset} dataset={dataset} releases={releases} />
          ))
        )}
      </Section>
      <p className="small">
        <a href={href.data()}>What every reader is told of the data</a>
      </p>
    </main>
  )
}
