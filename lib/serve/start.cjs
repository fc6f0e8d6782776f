// `npm start`, on whatever Node there is: says so where it is not supported, before it meets what it cannot read.
'use strict'

var complaint = require('./node-version.cjs').complaint(process.versions.node)

if (complaint === null) {
  require('./start-now.cjs')
} else {
  console.error(complaint)
  process.exit(1)
}
