/**
 * Runs in the head of every page before anything is painted: closes the safety gate if this browser's ticks say so.
 * Kept in step with `lib/guidance/context.ts` by a test.
 */
export const GATE_SCRIPT = `(function () {
  var root = document.documentElement
  function mark(text) {
    var ticks = []
    try { ticks = JSON.parse(text) || [] } catch (e) {}
    if (!Array.isArray(ticks)) ticks = []
    var closed = ticks.indexOf('kidney') >= 0 || ticks.indexOf('potassium-raising-medicine') >= 0
    if (closed) root.setAttribute('data-gate', 'closed')
    else root.removeAttribute('data-gate')
    if (closed || ticks.indexOf('diuretics') >= 0) root.setAttribute('data-potassium', 'hushed')
    else root.removeAttribute('data-potassium')
  }
  function read() {
    var text = null
    try { text = localStorage.getItem('mineral-table-context') } catch (e) {}
    mark(text)
  }
  read()
  addEventListener('storage', read)
  addEventListener('pageshow', read)
})()
`
