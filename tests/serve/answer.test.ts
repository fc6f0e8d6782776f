import { describe, expect, test } from 'vitest'
import { newAnswer } from '@/lib/serve/answer'

const typeOf = (type: string) =>
  newAnswer(200, { 'content-type': type }, Buffer.from('text'), true).headers['content-type']

describe('the type of an answer', () => {
  test.each(['text/plain', 'image/svg+xml', 'text/css'])(
    'that is text, as %s, says how its letters are written',
    (type) => {
      expect(typeOf(type)).toBe(`${type}; charset=utf-8`)
    },
  )

  test.each(['text/html; charset=utf-8', 'text/css; charset=UTF-8', 'application/json', 'font/woff2'])(
    'as %s is left as it is',
    (type) => {
      expect(typeOf(type)).toBe(type)
    },
  )

  test('where there is none stays away', () => {
    expect(newAnswer(200, {}, Buffer.from(''), true).headers).toEqual({})
  })
})
