import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { GET as getNothing } from '@/app/api/[...path]/route'
import { GET as getHealth } from '@/app/api/health/route'
import { POST as assess, GET as getAssessment } from '@/app/api/v1/assessment/route'
import { GET as getClaim } from '@/app/api/v1/claims/[id]/route'
import { GET as getClaims } from '@/app/api/v1/claims/route'
import { GET as getFood } from '@/app/api/v1/foods/[id]/route'
import { GET as getFoods, POST as postFoods } from '@/app/api/v1/foods/route'
import { GET as getSuggestions } from '@/app/api/v1/suggest/route'
import { assessmentSchema } from '@/lib/schemas/api-assessment'
import { claimListSchema } from '@/lib/schemas/api-claim'
import { foodDetailSchema, foodPageSchema, healthSchema, suggestionsSchema } from '@/lib/schemas/api-food'
import { problemSchema } from '@/lib/schemas/api-problem'
import { preparedStores } from '../../fixtures/stores'
import { component, get, json, params, served } from './client'

const file = preparedStores().single
beforeAll(() => vi.stubEnv('DATABASE_URL', `file:${file}`))
afterAll(() => vi.unstubAllEnvs())

async function foods(query: string) {
  const response = await getFoods(get(`/api/v1/foods?${query}`))
  expect(response.status).toBe(200)
  const body = await json(response)
  expect((await component('FoodPage')).safeParse(body).error).toBeUndefined()
  return foodPageSchema.parse(body)
}

async function problemOf(response: Response, status: number) {
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const body = await json(response)
  expect((await component('Problem')).safeParse(body).error).toBeUndefined()
  return problemSchema.parse(body)
}

function post(body: string): Promise<Response> {
  return assess(new Request('http://localhost/api/v1/assessment', { method: 'POST', body }))
}

describe('foods', () => {
  test('finds a food by its record, with amounts per 100 g as published', async () => {
    const { foods: found, total } = await foods('source=usda-sr-legacy&record=168462')
    expect(total).toBe(1)
    expect(found[0]).toMatchObject({
      id: 'spinach-raw',
      source: { id: 'usda-sr-legacy', release: '2018-04', record: '168462' },
      serving: { grams: 85 },
      amounts: {
        magnesium: { per100g: 79 },
        potassium: { per100g: 558 },
        sodium: { per100g: 79 },
        energyKcal: { per100g: 23 },
      },
    })
    expect(found[0]?.tags).toEqual([
      { tag: 'magnesium-rich', kind: 'measured' },
      { tag: 'potassium-rich', kind: 'measured' },
      { tag: 'low-sodium', kind: 'measured' },
      { tag: 'document-magnesium', kind: 'document' },
      { tag: 'document-potassium', kind: 'document' },
    ])
  })

  test('gives null for an amount nobody measured', async () => {
    const { foods: found } = await foods('source=ifct-2017&record=T001')
    expect(found[0]?.amounts.magnesium.per100g).toBeNull()
    expect(found[0]?.tags.filter((tag) => tag.kind === 'measured')).toEqual([])
  })

  test('filters by tags all at once, leaves out tags and groups, and counts every facet', async () => {
    const page = await foods(
      'tag=magnesium-rich&tag=potassium-rich&not=high-sodium&not=legumes&group=nuts&pageSize=100',
    )
    for (const food of page.foods) {
      const tags = food.tags.map((tag) => tag.tag)
      expect(tags).toEqual(expect.arrayContaining(['magnesium-rich', 'potassium-rich']))
      expect(tags).not.toContain('high-sodium')
      expect(food.group).toBe('nuts')
    }
    expect(page.facets.tag['magnesium-rich']).toBe(page.total)
    expect(page.facets.group.legumes).toBe(0)
  })

  test('names every parameter that it cannot understand', async () => {
    const response = await getFoods(get('/api/v1/foods?sort=tasty&tag=yummy&page=0&pageSize=9999&colour=red&basis=cup'))
    const { errors } = await problemOf(response, 400)
    expect(errors?.map((error) => error.parameter).sort()).toEqual([
      'basis',
      'colour',
      'page',
      'pageSize',
      'sort',
      'tag',
    ])
  })

  test('refuses a query of 10,000 characters', async () => {
    const response = await getFoods(get(`/api/v1/foods?q=${'a'.repeat(10_000)}`))
    expect((await problemOf(response, 400)).errors?.[0]?.detail).toContain('longer than 200')
  })

  test('answers any query of up to 200 characters', async () => {
    const text = fc.oneof(
      fc.string({ maxLength: 200, unit: 'binary' }),
      fc.string({
        maxLength: 60,
        unit: fc.constantFrom('"', "'", '*', '%', '_', '(', ')', ' OR ', ' NEAR ', 'NOT ', ':', '^', '-', '😀', 'a'),
      }),
    )
    await fc.assert(
      fc.asyncProperty(text, async (q) => {
        const response = await getFoods(get(`/api/v1/foods?${new URLSearchParams({ q: q.slice(0, 200) })}`))
        expect(response.status).toBe(200)
      }),
      { numRuns: 150 },
    )
  })

  test('may be kept by its address, and is asked for again', async () => {
    const { headers } = await getFoods(get('/api/v1/foods?q=rice'))
    expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
  })

  test('refuses other methods with the ones it knows', async () => {
    const response = postFoods()
    expect(response.headers.get('allow')).toBe('GET, HEAD')
    await problemOf(response, 405)
  })
})

describe('one food', () => {
  test('comes with a receipt for every tag, given or not', async () => {
    const response = await getFood(get('/api/v1/foods/kale-raw'), params('kale-raw'))
    const body = await json(response)
    expect((await component('FoodDetail')).safeParse(body).error).toBeUndefined()
    const { receipts } = foodDetailSchema.parse(body)
    expect(receipts).toHaveLength(10)
    const magnesium = receipts.find((receipt) => receipt.tag === 'magnesium-source')
    expect(magnesium).toMatchObject({ verdict: 'missed', perServing: 40 })
    expect(receipts.find((receipt) => receipt.tag === 'document-magnesium')).toMatchObject({ verdict: 'given' })
    expect(receipts.find((receipt) => receipt.tag === 'document-sodium')).toMatchObject({
      verdict: 'not-named',
      named: [],
    })
  })

  test('is a problem when nobody knows it', async () => {
    await problemOf(await getFood(get('/api/v1/foods/unicorn'), params('unicorn')), 404)
  })
})

describe('suggestions', () => {
  test('are at most eight, the plain food first', async () => {
    const response = await getSuggestions(get('/api/v1/suggest?q=spin'))
    const body = await json(response)
    expect((await component('Suggestions')).safeParse(body).error).toBeUndefined()
    const { suggestions } = suggestionsSchema.parse(body)
    expect(suggestions.length).toBeLessThanOrEqual(8)
    expect(suggestions[0]).toMatchObject({ id: 'spinach-raw', group: 'leafy-greens' })
  })

  test('name the alias that matched', async () => {
    const { suggestions } = suggestionsSchema.parse(await json(await getSuggestions(get('/api/v1/suggest?q=garbanzo'))))
    expect(suggestions[0]?.name).toMatch(/^Chickpeas/)
    expect(suggestions[0]?.matched).toMatch(/^garbanzo/)
  })

  test('refuse what is too long', async () => {
    await problemOf(await getSuggestions(get(`/api/v1/suggest?q=${'b'.repeat(201)}`)), 400)
  })
})

describe('assessment', () => {
  test('adds up portions and grams, with coverage', async () => {
    const items = [
      { food: 'spinach-raw', grams: 100 },
      { food: 'spinach-raw', portion: 'serving', quantity: 2 },
      { food: 'coconut-oil-ifct', grams: 10 },
    ]
    const response = await post(JSON.stringify({ items, scope: 'day', context: ['exercise'] }))
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    const body = await json(response)
    expect((await component('Assessment')).safeParse(body).error).toBeUndefined()
    const { totals } = assessmentSchema.parse(body)
    expect(totals.magnesium.mg).toBeCloseTo(79 + 79 * 1.7)
    expect(totals.magnesium).toMatchObject({ known: 2, items: 3 })
  })

  test('says nothing for potassium behind a closed gate', async () => {
    const items = [{ food: 'spinach-raw', grams: 85 }]
    const body = await json(await post(JSON.stringify({ items, scope: 'meal', context: ['kidney'] })))
    const { findings, folded } = assessmentSchema.parse(body)
    expect([...findings, ...folded].map((finding) => finding.text).join(' ')).not.toMatch(/more potassium/i)
  })

  test.each([
    ['not JSON', '{"items": [', 400],
    ['no object', '[]', 400],
    ['negative grams', '{"items":[{"food":"spinach-raw","grams":-1}],"scope":"meal"}', 400],
    ['zero grams', '{"items":[{"food":"spinach-raw","grams":0}],"scope":"meal"}', 400],
    ['huge grams', '{"items":[{"food":"spinach-raw","grams":1e9}],"scope":"meal"}', 400],
    ['grams in words', '{"items":[{"food":"spinach-raw","grams":"many"}],"scope":"meal"}', 400],
    ['an unknown context', '{"items":[],"scope":"meal","context":["hungry"]}', 400],
    ['an unknown scope', '{"items":[],"scope":"week"}', 400],
    ['101 items', JSON.stringify({ items: Array(101).fill({ food: 'spinach-raw', grams: 1 }), scope: 'day' }), 400],
    ['an unknown food', '{"items":[{"food":"unicorn","grams":1}],"scope":"meal"}', 422],
    ['an unknown portion', '{"items":[{"food":"spinach-raw","portion":"1 barrel","quantity":1}],"scope":"meal"}', 422],
    ['a body of 5 MB', ' '.repeat(5_000_000), 413],
  ])('refuses %s', async (_, body, status) => {
    await problemOf(await post(body), status)
  })

  test('points at the item that is wrong', async () => {
    const items = [
      { food: 'spinach-raw', grams: 1 },
      { food: 'unicorn', grams: 1 },
    ]
    const { errors } = await problemOf(await post(JSON.stringify({ items, scope: 'meal' })), 422)
    expect(errors).toEqual([{ pointer: '#/items/1/food', detail: 'There is no food with this id' }])
  })

  test('is asked for by POST only', async () => {
    await problemOf(getAssessment(), 405)
  })
})

describe('claims', () => {
  test('are all there, and one by one', async () => {
    const body = await json(await getClaims())
    expect((await component('ClaimList')).safeParse(body).error).toBeUndefined()
    const { claims } = claimListSchema.parse(body)
    expect(claims).toHaveLength(140)
    const one = await json(await getClaim(get('/api/v1/claims/A68'), params('A68')))
    expect((await component('Claim')).safeParse(one).error).toBeUndefined()
    expect(claims).toContainEqual(one)
  })

  test('are a problem when there is none with the id', async () => {
    await problemOf(await getClaim(get('/api/v1/claims/Z99'), params('Z99')), 404)
  })
})

describe('the rest', () => {
  test('tells that the catalogue can be read', async () => {
    const body = await json(await getHealth())
    expect((await component('Health')).safeParse(body).error).toBeUndefined()
    const health = healthSchema.parse(body)
    expect(health.datasets).toContainEqual({ id: 'usda-sr-legacy', release: '2018-04' })
    expect(health.foods).toBeGreaterThan(1400)
  })

  test('answers 503 when the database cannot be read, without telling where it is', async () => {
    vi.stubEnv('DATABASE_URL', 'file:/nowhere/at/all.db')
    const silent = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { detail } = await problemOf(await getHealth(), 503)
    expect(detail).not.toContain('nowhere')
    silent.mockRestore()
    vi.stubEnv('DATABASE_URL', `file:${file}`)
  })

  test('has a problem for addresses that do not exist', async () => {
    await problemOf(getNothing(), 404)
  })

  test('describes itself with references that all resolve', async () => {
    const document = await served()
    const text = JSON.stringify(document)
    const names = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1])
    expect(names.length).toBeGreaterThan(10)
    for (const name of names) {
      expect(name).toMatch(/^#\/components\/schemas\//)
      expect(Object.keys(document.components.schemas)).toContain(name?.split('/').at(-1))
    }
    expect(z.looseObject({ openapi: z.literal('3.1.0') }).safeParse(document).success).toBe(true)
  })
})
