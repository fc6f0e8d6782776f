type LineIconProps = { readonly path: string; readonly size: number }

/** A drawing in lines, beside words that say the same. */
export function LineIcon({ path, size }: LineIconProps) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
    >
      <path d={path} />
    </svg>
  )
}
