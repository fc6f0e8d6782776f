import { z } from 'zod'
import { assessmentRequestSchema, assessmentSchema } from './api-assessment'
import { claimAnswerSchema, claimListSchema } from './api-claim'
import { foodDetailSchema, foodPageSchema, foodSchema, healthSchema, suggestionsSchema } from './api-food'
import { problemSchema } from './api-problem'
import { readySchema } from './api-ready'
import { foodQueryParameters } from './food-query'
import { suggestParameters } from './suggest-query'

const components = z.registry<{ id: string }>()
components.add(foodSchema, { id: 'Food' })
components.add(foodDetailSchema, { id: 'FoodDetail' })
components.add(foodPageSchema, { id: 'FoodPage' })
components.add(suggestionsSchema, { id: 'Suggestions' })
components.add(claimAnswerSchema, { id: 'Claim' })
components.add(claimListSchema, { id: 'ClaimList' })
components.add(assessmentRequestSchema, { id: 'AssessmentRequest' })
components.add(assessmentSchema, { id: 'Assessment' })
components.add(healthSchema, { id: 'Health' })
components.add(readySchema, { id: 'Ready' })
components.add(problemSchema, { id: 'Problem' })

type Json = Record<string, unknown>

function withoutNames({ $id, $schema, ...schema }: Json): Json {
  return schema
}

function schemas(): Json {
  const made = z.toJSONSchema(components, { uri: (id) => `#/components/schemas/${id}` }).schemas
  return Object.fromEntries(Object.entries(made).map(([id, schema]) => [id, withoutNames({ ...schema })]))
}

const ref = (id: string) => ({ $ref: `#/components/schemas/${id}` })

function answer(description: string, schema: string, headers: Json = {}): Json {
  return { description, headers, content: { 'application/json': { schema: ref(schema) } } }
}

function problems(...statuses: readonly [number, string][]): Json {
  return Object.fromEntries(
    statuses.map(([status, description]) => [
      status,
      { description, content: { 'application/problem+json': { schema: ref('Problem') } } },
    ]),
  )
}

const etag = { ETag: { description: 'For If-None-Match', schema: { type: 'string' } } }
const unreadable: [number, string] = [503, 'The database cannot be read']
const unchanged = { 304: { description: 'Nothing has changed since the ETag given in If-None-Match' } }

function queryParameters(shape: Readonly<Record<string, z.ZodType>>): readonly Json[] {
  return Object.entries(shape).map(([name, schema]) => {
    const { description, ...described } = withoutNames({ ...z.toJSONSchema(schema, { io: 'input' }) })
    return { name, in: 'query', required: false, description, schema: described }
  })
}

const pathId = (of: string) => ({ name: 'id', in: 'path', required: true, description: of, schema: { type: 'string' } })

function get(summary: string, parameters: readonly Json[], responses: Json): Json {
  return { get: { summary, ...(parameters.length > 0 && { parameters }), responses } }
}

/** The responses of a call whose answer is kept by its ETag. */
function keptAnswer(description: string, schema: string, ...failures: readonly [number, string][]): Json {
  return { 200: answer(description, schema, etag), ...unchanged, ...problems(...failures) }
}

/** The whole API as OpenAPI 3.1. */
export function apiDocument(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Mineral Table',
      version: '1.0.0',
      description:
        'Magnesium, potassium and sodium of foods, with a receipt for every tag and a claim behind every sentence. Unknown is null, never zero.',
    },
    paths: {
      '/api/v1/foods': get(
        'Search, filter and sort foods',
        queryParameters(foodQueryParameters.shape),
        keptAnswer(
          'One page of foods with facet counts',
          'FoodPage',
          [400, 'A parameter cannot be understood'],
          unreadable,
        ),
      ),
      '/api/v1/foods/{id}': get(
        'One food with all receipts',
        [pathId('Id of a food')],
        keptAnswer('The food', 'FoodDetail', [404, 'No such food'], unreadable),
      ),
      '/api/v1/suggest': get(
        'Foods for what was typed so far',
        queryParameters(suggestParameters.shape),
        keptAnswer('At most 8 suggestions', 'Suggestions', [400, 'The parameter cannot be understood'], unreadable),
      ),
      '/api/v1/assessment': {
        post: {
          summary: 'Totals and guidance for what is eaten in a meal or a day',
          description: 'Nothing of the request is kept.',
          requestBody: { required: true, content: { 'application/json': { schema: ref('AssessmentRequest') } } },
          responses: {
            200: answer('Totals, counts and findings', 'Assessment'),
            ...problems(
              [400, 'The body is not an assessment request'],
              [413, 'The body is too long'],
              [422, 'A food or portion does not exist'],
              unreadable,
            ),
          },
        },
      },
      '/api/v1/claims': get('All claims of the two articles', [], keptAnswer('The claims', 'ClaimList')),
      '/api/v1/claims/{id}': get(
        'One claim',
        [pathId('Id of a claim: A01 to B67')],
        keptAnswer('The claim', 'Claim', [404, 'No such claim']),
      ),
      '/api/v1/openapi.json': get('This description', [], {
        200: { description: 'OpenAPI 3.1', content: { 'application/json': { schema: { type: 'object' } } } },
      }),
      '/api/health': get('Whether the site is alive: its stores can be read', [], {
        200: answer('They can', 'Health'),
        ...problems(unreadable),
      }),
      '/api/ready': get('Whether the site is ready: its stores can be read and written', [], {
        200: answer('They can', 'Ready'),
        ...problems([503, 'What stands in the way, in words']),
      }),
    },
    components: { schemas: schemas() },
  }
}
