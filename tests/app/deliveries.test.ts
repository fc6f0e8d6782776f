import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { declaredIn, LAYOUT_FILES, PAGE_FILES, ROUTE_FILES } from './routes'

const DECLARES_AN_ANSWER = /\b(?:SHARED_ANSWER|PRIVATE_ANSWER)\b/
const ONLY_REFUSES = /^(?!.*Response\.json|.*new Response).*\bproblem\(/s

describe('every route declares how it is delivered:', () => {
  test.each(PAGE_FILES)('%s, shared or private', (file) => {
    expect(declaredIn(file)).toHaveLength(1)
  })

  test.each(ROUTE_FILES)('%s, by the header of its answers', (file) => {
    const source = readFileSync(file, 'utf8')
    expect(DECLARES_AN_ANSWER.test(source) || ONLY_REFUSES.test(source)).toBe(true)
  })

  test.each(LAYOUT_FILES)('%s does not, because others would inherit it', (file) => {
    expect(readFileSync(file, 'utf8')).not.toMatch(/delivery/i)
  })
})

test.each(PAGE_FILES)('%s is made anew or by the build, never kept by Next: what is held would be lost', (file) => {
  const source = readFileSync(file, 'utf8')
  expect(source).not.toMatch(/export const revalidate/)
  if (source.includes('generateStaticParams')) expect(source).toMatch(/export const dynamicParams = false/)
})
