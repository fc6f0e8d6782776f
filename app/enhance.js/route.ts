import { scriptAnswer } from '@/app/_server/bundled-script'
import { SHARED_ANSWER } from '@/app/delivery'

export const dynamic = 'force-static'

/** The small script of the public pages. */
export function GET(): Promise<Response> {
  return scriptAnswer('app/_enhance/main.ts', SHARED_ANSWER)
}
