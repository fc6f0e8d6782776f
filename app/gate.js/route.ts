import { scriptAnswer } from '@/app/_server/bundled-script'
import { SHARED_ANSWER } from '@/app/delivery'

export const dynamic = 'force-static'

/** The safety gate, closed before the first paint. */
export function GET(): Promise<Response> {
  return scriptAnswer('app/_gate/main.ts', SHARED_ANSWER)
}
