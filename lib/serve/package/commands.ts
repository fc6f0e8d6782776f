import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A command of the terminal: `npm run <name>` in the project, `node <name>.mjs` in a package. */
export type Command = {
  readonly name: string
  readonly entry: string
  /** What Node is told before, such as how much memory it may take. */
  readonly flags: readonly string[]
}

const OWN_COMMAND = /^node\b(?<options>.*) --import tsx (?<entry>lib\/cli\/[\w-]+\.ts)$/

export type Project = {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly engines: { readonly node: string }
  readonly scripts: Readonly<Record<string, string>>
}

export function readProject(root: string): Project {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
}

/** The commands of the terminal, which are the scripts that run a file of `lib/cli`. */
export function commandsOf({ scripts }: Project): readonly Command[] {
  return Object.entries(scripts).flatMap(([name, script]) => {
    const { options = '', entry } = OWN_COMMAND.exec(script)?.groups ?? {}
    return entry === undefined ? [] : [{ name, entry, flags: options.split(' ').filter((flag) => flag !== '') }]
  })
}
