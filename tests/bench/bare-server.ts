// The floor: node:http and better-sqlite3 with nothing between, answering the same rows, or the same HTML, for the same
// addresses.
import { createServer } from 'node:http'
import Database from 'better-sqlite3'

type Lesson = { readonly path: string; readonly ids: readonly string[]; readonly html?: readonly string[] | null }

const [file = '', port = '0'] = process.argv.slice(2)
const db = new Database(file, { readonly: true, fileMustExist: true })
const byId = db.prepare('SELECT * FROM Food WHERE id = ?')
const answers = new Map<string, Lesson>()

process.on('message', (lesson: Lesson) => answers.set(lesson.path, lesson))

createServer((request, response) => {
  const lesson = answers.get(request.url ?? '')
  if (lesson === undefined) {
    response.writeHead(404).end()
    return
  }
  const foods = lesson.ids.map((id) => byId.get(id))
  const body = lesson.html ? lesson.html.join('') : JSON.stringify({ foods })
  const type = lesson.html ? 'text/html; charset=utf-8' : 'application/json'
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) })
  response.end(body)
}).listen(Number(port), '127.0.0.1', () => process.send?.('ready'))
