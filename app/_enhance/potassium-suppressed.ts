/** Some browsers show every option of a select whatever the style says: those that speak for potassium cannot be chosen then. */
export function enhancePotassiumSuppressed(root: Document): void {
  if (root.documentElement.dataset.potassium !== 'hushed') return
  const disable = () => {
    for (const option of root.querySelectorAll<HTMLOptionElement>('option.encourages-potassium')) {
      option.disabled = !option.selected
    }
  }
  disable()
  new MutationObserver(disable).observe(root.body, { childList: true, subtree: true })
}
