import type { DatabaseProblemKind } from '../db/problem'

/** What a visitor is told of a store that cannot be used: how things stand, nothing about the machine. */
const WORDS: Partial<Readonly<Record<DatabaseProblemKind, string>>> = {
  locked: 'The database is held by another program just now. What was saved is there. Try again in a moment.',
  busy: 'More is asked of the database than it can do just now. What was saved is there. Try again in a moment.',
  full: 'The disk of this server is full, so nothing new can be saved. What was saved before is there.',
  'read-only': 'The database of this server cannot be written just now. What was saved before is there.',
  unreachable: 'The database does not answer just now. Try again in a moment.',
  unprepared: 'The foods are being made ready. Try again in a moment.',
}

const OTHERWISE = 'The database of this server cannot be used just now. Whoever runs it can see why in its log.'

export function troubleWords(kind: DatabaseProblemKind): string {
  return WORDS[kind] ?? OTHERWISE
}
