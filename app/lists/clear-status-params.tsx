'use client'

import { useEffect } from 'react'

const STATUS_PARAMS = ['did', 'problem', 'at', 'typed', 'measure']

/** Takes what happened out of the address once it is read, so that a reload or a bookmark does not tell it again. */
export function ClearStatusParams() {
  useEffect(() => {
    const url = new URL(location.href)
    for (const name of STATUS_PARAMS) url.searchParams.delete(name)
    if (url.href !== location.href) history.replaceState(null, '', url)
  })
  return null
}
