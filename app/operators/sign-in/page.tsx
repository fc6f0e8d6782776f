import type { Metadata } from 'next'
import { Submit } from '@/app/_ui/submit'
import { PRIVATE } from '@/app/delivery'
import { href } from '@/lib/urls'
import './sign-in.css'

export const metadata: Metadata = { ...PRIVATE, title: 'Sign in as an operator', robots: { index: false } }

export default async function SignInPage({ searchParams }: PageProps<'/operators/sign-in'>) {
  const { problem } = await searchParams
  return (
    <main className="page sign-in" id="main">
      <h1>Sign in as an operator</h1>
      <p className="lede">
        With the token that this copy was started with, its <code>OPERATOR_TOKEN</code>. It holds for half a day.
      </p>
      {problem !== undefined && (
        <p className="note" role="alert">
          <strong>That is not the token.</strong> Nothing was opened.
        </p>
      )}
      <form method="post" action={href.operatorSession()}>
        <label>
          Token
          <input className="field" name="token" type="password" autoComplete="current-password" required />
        </label>
        <Submit className="btn btn-main">Sign in</Submit>
      </form>
    </main>
  )
}
