/** `2026-11-22 11:46 UTC` of a time stamp. */
export function formatTime(stamp: string): string {
  const time = new Date(stamp)
  return Number.isNaN(time.getTime()) ? stamp : `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** The last part of a path: where files of the machine lie is nobody else's business. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path
}
