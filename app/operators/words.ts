const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** `812 bytes`, `8.4 kB`, `449 MB`. Powers of ten, as disks are sold. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), UNITS.length - 1)
  const value = bytes / 1000 ** power
  const digits = power === 0 || value >= 100 ? 0 : 1
  return `${value.toFixed(digits)} ${UNITS[power] ?? ''}`
}

/** `2026-11-22 11:46 UTC` of a time stamp. */
export function formatTime(stamp: string): string {
  const time = new Date(stamp)
  return Number.isNaN(time.getTime()) ? stamp : `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** The last part of a path: where files of the machine lie is nobody else's business. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path
}
