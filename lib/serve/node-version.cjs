// Read by whatever Node there is, also one of ten years ago: nothing here is newer than that.
'use strict'

var engines = require('../../package.json').engines

/** The long-term release that is told to whoever has another. */
var RECOMMENDED = 26

function parts(version) {
  return version.replace(/^v/, '').split('-')[0].split('.').map(Number)
}

/** Below zero where the first version is older; what one of them does not say is zero. */
function compare(a, b) {
  for (var at = 0; at < 3; at += 1) {
    var difference = (a[at] || 0) - (b[at] || 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** The first version that is no longer of the same series: the next at the last place that is said, or at the first. */
function after(version, place) {
  return version.slice(0, place).concat(version[place] + 1)
}

function isWithin(version, condition) {
  var read = /^(\^|~|>=|<=|>|<|=)?v?(\d+(?:\.\d+)*)(?:\.[x*])*(?:-\S+)?$/.exec(condition)
  if (read === null) return condition === '*' || condition === ''
  var bound = parts(read[2])
  if (read[1] === '>=') return compare(version, bound) >= 0
  if (read[1] === '<') return compare(version, bound) < 0
  if (read[1] === '>') return compare(version, after(bound, bound.length - 1)) >= 0
  if (read[1] === '<=') return compare(version, after(bound, bound.length - 1)) < 0
  var place = read[1] === '^' ? 0 : read[1] === '~' ? Math.min(1, bound.length - 1) : bound.length - 1
  return compare(version, bound) >= 0 && compare(version, after(bound, place)) < 0
}

/** Whether a version lies in a range as `engines` writes them: `^20.19 || >=24 <27`. */
function satisfies(version, range) {
  return range.split('||').some(function (all) {
    var conditions = all
      .replace(/([<>=^~])\s+/g, '$1')
      .trim()
      .split(/\s+/)
    return conditions.every(function (condition) {
      return isWithin(parts(version), condition)
    })
  })
}

/** `20 (from 20.19), 24 to 26` of `^20.19 || >=24 <27`. */
function inWords(range) {
  return range
    .split('||')
    .map(function (all) {
      var span = /^>=(\d+) <(\d+)$/.exec(all.trim())
      if (span !== null) return span[1] + ' to ' + (span[2] - 1)
      var series = /^\^(\d+)(\.\d+)$/.exec(all.trim())
      return series === null ? all.trim() : series[1] + ' (from ' + series[1] + series[2] + ')'
    })
    .join(', ')
}

/** What to tell whoever runs a Node that is not supported; null for one that is. */
function complaint(version) {
  if (satisfies(version, engines.node)) return null
  return (
    'Mineral Table needs Node ' +
    inWords(engines.node) +
    '; this is ' +
    version +
    '.\nTake the current long-term release, Node ' +
    RECOMMENDED +
    ', from https://nodejs.org or by your version manager, and run the same command again. Nothing was installed.'
  )
}

module.exports = { complaint: complaint, satisfies: satisfies }
