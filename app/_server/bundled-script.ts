import { build } from 'esbuild'

/** A script of our own in one file, bundled when the site is built. */
export async function bundledScript(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  })
  const [script] = outputFiles
  if (script === undefined) throw new Error(`esbuild made no output for ${entry}`)
  return script.text
}

/** Answers with a script of our own, delivered as the route declares. */
export async function scriptAnswer(entry: string, delivery: Readonly<Record<string, string>>): Promise<Response> {
  const headers = { 'Content-Type': 'text/javascript; charset=utf-8', ...delivery }
  return new Response(await bundledScript(entry), { headers })
}
