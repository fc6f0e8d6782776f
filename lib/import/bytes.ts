const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** `812 bytes`, `8.4 kB`, `449 MB`. Powers of ten, as disks are sold. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), UNITS.length - 1)
  const value = bytes / 1000 ** power
  const digits = power === 0 || value >= 100 ? 0 : 1
  return `${value.toFixed(digits)} ${UNITS[power] ?? ''}`
}

/** Reads `600MB`, `1.5 GB` or plain bytes; `null` for anything else, and for nothing at all. */
export function bytesOf(text: string): number | null {
  const [, figure = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*(|[kMGT]?B)$/i.exec(text.trim()) ?? []
  const power = ['', 'k', 'm', 'g', 't'].indexOf(unit.toLowerCase().replace('b', ''))
  const bytes = figure === '' ? 0 : Math.round(Number(figure) * 1000 ** power)
  return bytes > 0 ? bytes : null
}
