'use client'

import { useEffect } from 'react'

/** Menus are plain details elements; with script they also close on Escape, and when something else is pressed. */
export function CloseMenus() {
  useEffect(() => {
    const open = () => document.querySelector<HTMLDetailsElement>('details.menu[open]')
    function press(event: PointerEvent) {
      const menu = open()
      if (menu !== null && event.target instanceof Node && !menu.contains(event.target)) menu.open = false
    }
    function key(event: KeyboardEvent) {
      const menu = open()
      if (event.key !== 'Escape' || menu === null) return
      menu.open = false
      menu.querySelector('summary')?.focus()
    }
    document.addEventListener('pointerdown', press)
    document.addEventListener('keydown', key)
    return () => {
      document.removeEventListener('pointerdown', press)
      document.removeEventListener('keydown', key)
    }
  }, [])
  return null
}
