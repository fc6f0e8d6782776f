import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import next from 'next'
import { prepareAndReport } from '../cli/prepare'
import { followDataVersion } from '../db/data-version'
import { projectStores } from '../db/stores'
import { readSecret } from '../session/secret'
import { createListener } from './listener'
import { createPageCache, KEEPS_NOTHING } from './page-cache'
import { MAX_URL_LENGTH } from './request-limits'

const root = fileURLToPath(new URL('../..', import.meta.url))
const port = Number(process.env.PORT ?? 3000)
const hostname = process.env.HOST ?? '0.0.0.0'
const dev = process.env.NODE_ENV === 'development'

const version = await prepareAndReport()
if (version === null) process.exit(1)
try {
  readSecret()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

// An import in another process changes the catalogue while this one serves it.
const dataVersion = followDataVersion(projectStores().releases, version)
const server = createServer({ maxHeaderSize: 2 * MAX_URL_LENGTH })
// Next listens for upgrades at the server it is given, and never ends one that it does not serve. Only in development it
// serves one: that by which pages hear of changed code.
const app = next({ dev, dir: root, hostname, port, httpServer: dev ? server : createServer() })
await app.prepare()
const cache = dev ? KEEPS_NOTHING : createPageCache(dataVersion.current)
server.on('request', createListener(app.getRequestHandler(), cache, dev))
server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(
    error.code === 'EADDRINUSE'
      ? `Port ${port} is taken. Stop what uses it, or choose another: PORT=3001 npm start`
      : error.message,
  )
  process.exit(1)
})
server.listen(port, hostname, () => console.log(`Mineral Table is at http://localhost:${port}`))
