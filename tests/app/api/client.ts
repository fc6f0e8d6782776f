import { z } from 'zod'
import { GET as getDocument } from '@/app/api/v1/openapi.json/route'

const anyJson = z.record(z.string(), z.unknown())
const documentSchema = z.looseObject({ components: z.object({ schemas: z.record(z.string(), anyJson) }) })

export async function json(response: Response): Promise<unknown> {
  return JSON.parse(await response.text())
}

export function get(path: string, headers: Record<string, string> = {}): Request {
  return new Request(`http://localhost${path}`, { headers })
}

export async function served(): Promise<z.infer<typeof documentSchema>> {
  return documentSchema.parse(await json(await getDocument()))
}

/** A component of the served OpenAPI document, as something to check answers with. */
export async function component(name: string): Promise<z.ZodType> {
  const { components } = await served()
  const definitions: unknown = JSON.parse(
    JSON.stringify(components.schemas).replaceAll('#/components/schemas/', '#/$defs/'),
  )
  return z.fromJSONSchema({ $ref: `#/$defs/${name}`, $defs: anyJson.parse(definitions) } as never)
}

export const params = (id: string) => ({ params: Promise.resolve({ id }) })
