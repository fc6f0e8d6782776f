// `node ready.mjs`: asks the site of this machine whether it can read and write; ends with 0 where it can.
const { PORT = '3000', HOST = '127.0.0.1' } = process.env
const name = HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST.includes(':') ? `[${HOST}]` : HOST

try {
  const answer = await fetch(`http://${name}:${PORT}/api/ready`, { signal: AbortSignal.timeout(4000) })
  console.log(await answer.text())
  process.exitCode = answer.ok ? 0 : 1
} catch (error) {
  console.error(`The site does not answer (${error.cause?.message ?? error.message}).`)
  process.exitCode = 1
}
