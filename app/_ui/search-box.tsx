import './search-box.css'

type SearchBoxProps = {
  readonly id: string
  readonly label: string
  readonly placeholder: string
  readonly value?: string
  /** Foods already in a comparison; choosing one adds to them. Without it, choosing opens the food. */
  readonly compare?: readonly string[]
  readonly describedBy?: string
  readonly invalid?: boolean
  /** Id of the form, where the field stands outside it. */
  readonly form?: string
}

/** A search field. With script, `app/_enhance/search-box.ts` makes it suggest foods. */
export function SearchBox(props: SearchBoxProps) {
  const { id, label, placeholder, value = '', compare, describedBy, invalid = false, form } = props
  return (
    <div className="combo">
      <label className="unseen" htmlFor={id}>
        {label}
      </label>
      <input
        className="field"
        id={id}
        name="q"
        form={form}
        type="search"
        placeholder={placeholder}
        defaultValue={value}
        autoComplete="off"
        spellCheck="false"
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        data-search-box=""
        data-compare={compare?.join(' ')}
      />
      <div className="combo-list" id={`${id}-suggestions`} role="listbox" aria-label="Foods that match" hidden />
    </div>
  )
}
