import { join } from 'node:path'
import { makePackage } from './make-package'

const [parent = ''] = process.argv.slice(2)
const { folder, bytes, files } = await makePackage(parent)
console.log(`${folder}: ${files} files, ${(bytes / 1e6).toFixed(1)} MB. It starts with ${join(folder, 'start')}`)
