import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import next from 'next'
import { createFront } from './front'

const root = fileURLToPath(new URL('../..', import.meta.url))
const port = Number(process.env.PORT ?? 3000)
const hostname = process.env.HOST ?? '0.0.0.0'

const app = next({ dev: false, dir: root, hostname, port })
await app.prepare()
const server = createServer(
  { maxHeaderSize: 48 * 1024 },
  createFront(app.getRequestHandler(), () => 'x'),
)
server.listen(port, hostname, () => console.log(`Mineral Table is at http://localhost:${port}`))
