import { existsSync } from 'node:fs'
import type { CatalogueReader } from '../catalogue/reader'
import { catalogueDamage, fileIdentity, tellRequest } from './catalogue-damage'
import { type OpenCatalogue, openCatalogue, type ReleasesBehind } from './catalogue-reader'
import { DatabaseProblem, databaseProblem } from './problem'
import { ReleasesConnections, type Snapshot } from './releases-connections'
import { catalogueFile, type Stores } from './stores'

/** Who asks without holding on to a version may finish with the one before. */
const VERSIONS_KEPT = 2
const LOOK_EVERY_MS = 1000

/** One version of the catalogue, held until it is let go: it stays open, and the releases behind it stay as they were. */
export type Pin = {
  readonly reader: CatalogueReader
  /** What an answer made of it may be kept by. */
  readonly key: string
  release(): void
}

/** Whether the catalogue can be shown as it should be. */
export type CatalogueHealth =
  | { readonly ok: true; readonly version: string }
  | {
      readonly ok: false
      /** What is shown all the same; null where nothing can be. */
      readonly version: string | null
      readonly store: 'catalogue' | 'releases'
      readonly problem: DatabaseProblem
    }

/** An open catalogue file, and who uses it. */
type Kept = {
  readonly open: OpenCatalogue
  readonly identity: string | null
  uses: number
  isPutAway: boolean
}

/** The catalogues beside one store of releases: the one that is shown now, and those that were just before. */
export class Catalogues {
  readonly #stores: Stores
  readonly #releases: ReleasesConnections
  readonly #now: () => number
  readonly #kept = new Map<string, Kept>()
  /** What was shown last. */
  #last: Kept | null = null
  #damage: DatabaseProblem | null = null
  #releasesProblem: { readonly problem: DatabaseProblem; readonly which: number } | null = null
  #looked = Number.NEGATIVE_INFINITY

  /** `now` counts milliseconds and is never set back. */
  constructor(stores: Stores, now: () => number = () => performance.now()) {
    this.#stores = stores
    this.#now = now
    this.#releases = new ReleasesConnections(stores.releases, now)
  }

  /** The one that is shown now, for whoever asks one thing. Throws DatabaseProblem. */
  current(): CatalogueReader {
    const behind = { db: () => this.#releases.live().db }
    return this.#shown(() => this.#releases.live().version()).open.reader(this.#behind(behind))
  }

  /** Holds the one that is shown now. Throws DatabaseProblem where nothing can be shown. */
  pin(): Pin {
    let snapshot: Snapshot | null = null
    const moment = () => {
      snapshot?.end()
      snapshot = null
      snapshot = this.#releases.snapshot()
      return snapshot
    }
    try {
      const kept = this.#shown(() => moment().version)
      return this.#pinned(kept, snapshot)
    } catch (error) {
      ended(snapshot)
      throw error
    }
  }

  /** What is wrong, if anything is. Looks at the files, and reads a little. */
  health(): CatalogueHealth {
    this.#looked = Number.NEGATIVE_INFINITY
    try {
      const pin = this.pin()
      pin.release()
    } catch (error) {
      const problem = databaseProblem(error, this.#stores.releases)
      if (problem === null) throw error
      return { ok: false, version: null, store: this.#storeOf(problem), problem }
    }
    const version = this.#last?.open.version ?? null
    const problem = this.#damage ?? this.#knownReleasesProblem()
    if (problem !== null) return { ok: false, version, store: this.#storeOf(problem), problem }
    return version === null
      ? { ok: false, version, store: 'releases', problem: this.#unprepared() }
      : { ok: true, version }
  }

  #storeOf({ file }: DatabaseProblem): 'catalogue' | 'releases' {
    return file === this.#stores.releases ? 'releases' : 'catalogue'
  }

  #pinned(kept: Kept, snapshot: Snapshot | null): Pin {
    kept.uses += 1
    const { version } = kept.open
    const isWhole = snapshot !== null && snapshot.version === version && this.#knownReleasesProblem() === null
    const behind = {
      db: () => {
        if (snapshot === null || !isWhole) throw this.#knownReleasesProblem() ?? this.#unprepared()
        return snapshot.db
      },
    }
    let isOver = false
    return {
      reader: kept.open.reader(this.#behind(behind)),
      key: isWhole ? version : `${version} alone`,
      release: () => {
        if (isOver) return
        isOver = true
        snapshot?.end()
        kept.uses -= 1
        if (kept.isPutAway && kept.uses === 0) kept.open.close()
      },
    }
  }

  /** The catalogue of the version that is shown; where it cannot be told or opened, the one that was shown last. */
  #shown(shownVersion: () => string | null): Kept {
    try {
      this.#last = this.#keptOf(shownVersion)
      return this.#last
    } catch (error) {
      if (this.#last === null) throw error
      return this.#last
    }
  }

  #keptOf(shownVersion: () => string | null): Kept {
    for (;;) {
      const version = this.#told(shownVersion)
      const kept = this.#kept.get(version)
      if (kept !== undefined && !this.#isReplaced(kept)) return kept
      try {
        return this.#opened(version)
      } catch (error) {
        // Unless another version is shown by now, and this one's file swept away.
        if (this.#told(shownVersion) !== version) continue
        if (error instanceof DatabaseProblem && error.kind === 'corrupt') this.#noteDamage(error)
        if (kept !== undefined) return kept
        throw error
      }
    }
  }

  /** The version that is shown. Throws DatabaseProblem where it cannot be told. */
  #told(shownVersion: () => string | null): string {
    try {
      const version = shownVersion()
      if (version !== null) return version
    } catch (error) {
      throw this.#noteReleasesProblem(error)
    }
    throw this.#unprepared()
  }

  #opened(version: string): Kept {
    const file = catalogueFile(this.#stores, version)
    const identity = fileIdentity(file)
    if (identity === null) throw catalogueDamage(file)
    const before = this.#kept.get(version)
    const open = openCatalogue(this.#stores, version, (damage) => this.#noteDamage(damage))
    const kept = { open, identity, uses: 0, isPutAway: false }
    if (before !== undefined) this.#putAway(version, before)
    this.#damage = null
    this.#kept.set(version, kept)
    for (const [old, one] of [...this.#kept].slice(0, -VERSIONS_KEPT)) this.#putAway(old, one)
    return kept
  }

  #putAway(version: string, kept: Kept): void {
    this.#kept.delete(version)
    kept.isPutAway = true
    if (kept.uses === 0) kept.open.close()
  }

  /** Whether another file stands where one was opened, or it was written into. One that is gone is noted and read on. */
  #isReplaced(kept: Kept): boolean {
    const now = this.#now()
    if (now - this.#looked < LOOK_EVERY_MS) return false
    this.#looked = now
    const { file } = kept.open
    const identity = fileIdentity(file)
    if (identity === null && existsSync(this.#stores.releases)) this.#noteDamage(catalogueDamage(file))
    return identity !== null && identity !== kept.identity
  }

  #behind({ db }: Pick<ReleasesBehind, 'db'>): ReleasesBehind {
    return {
      db,
      noticed: (error) => {
        const problem = this.#noteReleasesProblem(error)
        if (problem instanceof DatabaseProblem) tellRequest(problem)
        return problem
      },
    }
  }

  #noteDamage(damage: DatabaseProblem): void {
    this.#damage ??= damage
  }

  /** Remembers damage of the releases until another file takes their place. */
  #noteReleasesProblem(error: unknown): unknown {
    const problem = databaseProblem(error, this.#stores.releases)
    if (problem === null) return error
    if (problem.kind !== 'corrupt' && problem.kind !== 'not-a-database') return problem
    const known = this.#knownReleasesProblem()
    if (known !== null) return known
    const noted = releasesDamage(this.#stores.releases, error)
    this.#releasesProblem = { problem: noted, which: this.#releases.which }
    return noted
  }

  #knownReleasesProblem(): DatabaseProblem | null {
    if (this.#releases.isMissing) return new DatabaseProblem('missing', this.#stores.releases)
    const noted = this.#releasesProblem
    return noted !== null && noted.which === this.#releases.which ? noted.problem : null
  }

  #unprepared(): DatabaseProblem {
    return new DatabaseProblem('unprepared', this.#stores.releases)
  }
}

function ended(snapshot: Snapshot | null): void {
  snapshot?.end()
}

/** Nothing makes releases again; whoever runs the site can import them again. */
function releasesDamage(file: string, cause: unknown): DatabaseProblem {
  const words = `The imported tables cannot be read: ${file} is damaged. Move it away, start again, and import them again. The foods that are shown and everybody’s lists are not touched.`
  return new DatabaseProblem('corrupt', file, { words, cause })
}
