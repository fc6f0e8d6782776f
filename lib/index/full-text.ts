/** An FTS5 expression for words that share any of these pieces. */
export function anyPiece(pieces: readonly string[]): string {
  return pieces.map((piece) => `"${piece.replaceAll('"', '""')}"`).join(' OR ')
}
