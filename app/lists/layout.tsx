import type { ReactNode } from 'react'
import '../_ui/toast.css'
import './lists.css'
import { CloseMenus } from './close-menus'
import { ForgetNews } from './forget-news'
import { ToastRegion } from './toast'

export default function ListsLayout({ children }: { readonly children: ReactNode }) {
  return (
    <>
      {children}
      <CloseMenus />
      <ForgetNews />
      <ToastRegion />
    </>
  )
}
