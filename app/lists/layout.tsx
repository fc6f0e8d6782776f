import type { ReactNode } from 'react'
import '../_ui/toast.css'
import './lists.css'
import { ClearStatusParams } from './clear-status-params'
import { CloseMenus } from './close-menus'
import { ToastRegion } from './toast'

export default function ListsLayout({ children }: { readonly children: ReactNode }) {
  return (
    <>
      {children}
      <CloseMenus />
      <ClearStatusParams />
      <ToastRegion />
    </>
  )
}
