// The floor: node:http and better-sqlite3 with nothing between, answering the same rows for the same searches.
import { createServer } from 'node:http'
import Database from 'better-sqlite3'

const [file = '', port = '0'] = process.argv.slice(2)
const db = new Database(file, { readonly: true, fileMustExist: true })
const byId = db.prepare('SELECT * FROM Food WHERE id = ?')
const answers = new Map<string, readonly string[]>()

process.on('message', (message: { readonly path: string; readonly ids: readonly string[] }) => {
  answers.set(message.path, message.ids)
})

createServer((request, response) => {
  const ids = answers.get(request.url ?? '')
  if (ids === undefined) {
    response.writeHead(404).end()
    return
  }
  const body = JSON.stringify({ foods: ids.map((id) => byId.get(id)) })
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) })
  response.end(body)
}).listen(Number(port), '127.0.0.1', () => process.send?.('ready'))
