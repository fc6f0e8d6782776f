import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import next from 'next'
import packageFile from '../../package.json'
import { prepareAndReport } from '../cli/prepare'
import { complain, say } from '../cli/shell'
import { catalogueVersion } from '../db/catalogue'
import { keepUpPeople } from '../db/people-upkeep'
import { projectStores } from '../db/stores'
import { operatorRules } from '../session/operator'
import { readSecrets } from '../session/secret'
import { turnConsoleIntoLog } from '../watch/console-into-log'
import { log } from '../watch/log'
import { watch } from '../watch/watcher'
import { checkedEnvironment } from './checked-environment'
import { boundConnections, CONNECTION_LIMITS, CONNECTION_OPTIONS, DEVELOPMENT_LIMITS } from './connections'
import { doorOf } from './door'
import { takeShare } from './fair-share'
import { keepCatalogue } from './keep-catalogue'
import { createListener } from './listener'
import { lookAt } from './look'
import { answerMalformed } from './malformed'
import { createPageCache, KEEPS_NOTHING } from './page-cache'
import { portProblem } from './port-problem'
import { MAX_URL_LENGTH } from './request-limits'
import { endOnMistakes, endWithStart, stopInGoodOrder } from './stopping'
import { endUpgrades } from './upgrades'

endWithStart()

const LOOK_EVERY_MS = 2000

const root = fileURLToPath(new URL('../..', import.meta.url))
const dev = process.env.NODE_ENV === 'development'

function fail(words: string): never {
  complain(words)
  process.exit(1)
}

function secretsOrEnd() {
  try {
    return readSecrets(process.env, (words) => log().warn(words))
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}

const {
  PORT = 3000,
  HOST = '0.0.0.0',
  TRUST_PROXY: proxies = 0,
  OPERATOR_TOKEN: token = null,
  SITE_URL: siteUrl = null,
} = checkedEnvironment()
const secrets = secretsOrEnd()

const server = createServer({ maxHeaderSize: 2 * MAX_URL_LENGTH, ...CONNECTION_OPTIONS })
boundConnections(server, dev ? DEVELOPMENT_LIMITS : CONNECTION_LIMITS, proxies > 0)
answerMalformed(server)
if (dev) endUpgrades(server)
const door = doorOf(server)
// Before anything is prepared or published: whoever starts it twice finds out here.
const port = await door.take(PORT, HOST).catch((error: unknown) => fail(portProblem(error, PORT, HOST)))

// Until here, and while this runs, a signal ends the process at once.
if ((await prepareAndReport()) === null) process.exit(1)

const stores = projectStores()
const people = keepUpPeople()
// Next listens for upgrades at the server it is given, and never ends one that it does not serve. Only in development
// it serves one: that by which pages hear of changed code.
const app = next({ dev, dir: root, hostname: HOST, port, httpServer: dev ? server : createServer() })
await app.prepare()
endOnMistakes()
if (!dev) turnConsoleIntoLog()
const keeper = keepCatalogue({ stores })
const watcher = await watch(lookAt({ stores, release: packageFile.version, people: people.health }), LOOK_EVERY_MS)
stopInGoodOrder(door, async () => {
  watcher.stop()
  keeper.stop()
  await people.stop()
})
server.on('error', (err) => log().error({ err }, 'The server failed'))
door.open(
  createListener({
    handle: app.getRequestHandler(),
    cache: dev ? KEEPS_NOTHING : createPageCache(catalogueVersion),
    takeShare,
    secrets,
    proxies,
    operators: operatorRules(token, proxies, siteUrl),
    isDevelopment: dev,
  }),
)
say(`Mineral Table is at http://localhost:${port}`)
