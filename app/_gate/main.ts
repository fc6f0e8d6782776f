import { markPage, readTicks } from '../_ui/context-store'

/** Runs in the head of every page before anything is painted: closes the safety gate if this browser's ticks say so. */
function mark(): void {
  markPage(readTicks())
}

mark()
addEventListener('storage', mark)
addEventListener('pageshow', mark)
