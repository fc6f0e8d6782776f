import { Tokenizer, TokenParser, TokenType } from '@streamparser/json'

/** Published tables nest six levels deep. */
export const MOST_LEVELS = 64

/** JSON that nests more deeply than any table does, and would fill the memory with what is open. */
export class TooDeep extends Error {}

/** Parses JSON that comes in pieces, and hands on the values at a path. */
export class JsonParser {
  readonly #tokens: Tokenizer
  readonly #values: TokenParser
  #level = 0

  constructor(path: string, onValue: (value: unknown, key: string | number | undefined) => void) {
    this.#tokens = new Tokenizer({ stringBufferSize: 0 })
    this.#values = new TokenParser({ paths: [path], keepStack: false })
    this.#values.onValue = ({ value, key }) => onValue(value, key)
    this.#tokens.onToken = (token) => {
      if (token.token === TokenType.LEFT_BRACE || token.token === TokenType.LEFT_BRACKET) this.#open()
      else if (token.token === TokenType.RIGHT_BRACE || token.token === TokenType.RIGHT_BRACKET) this.#level -= 1
      this.#values.write(token)
    }
    this.#values.onEnd = () => {
      if (!this.#tokens.isEnded) this.#tokens.end()
    }
  }

  /** Whether one whole value has come. */
  get isEnded(): boolean {
    return this.#tokens.isEnded && this.#values.isEnded
  }

  /** Throws TooDeep, and whatever the parser says of what is no JSON. */
  write(bytes: Buffer): void {
    this.#tokens.write(bytes)
  }

  #open(): void {
    this.#level += 1
    if (this.#level > MOST_LEVELS) throw new TooDeep()
  }
}
