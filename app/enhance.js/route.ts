import { build } from 'esbuild'
import { SHARED_ANSWER } from '@/app/delivery'

export const dynamic = 'force-static'

/** The small script of the public pages, bundled once, when the site is built. */
export async function GET(): Promise<Response> {
  const { outputFiles } = await build({
    entryPoints: ['app/_enhance/main.ts'],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  })
  const [script] = outputFiles
  if (script === undefined) throw new Error('esbuild made no output for app/_enhance/main.ts')
  return new Response(script.text, {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      ...SHARED_ANSWER,
    },
  })
}
