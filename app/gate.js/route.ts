import { SHARED_ANSWER } from '@/app/delivery'
import { GATE_SCRIPT } from './gate-script'

export const dynamic = 'force-static'

export function GET(): Response {
  return new Response(GATE_SCRIPT, {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      ...SHARED_ANSWER,
    },
  })
}
