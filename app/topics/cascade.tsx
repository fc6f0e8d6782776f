const BOXES = [
  { y: 8, height: 40, lines: ['1 Renin'] },
  { y: 82, height: 40, lines: ['2 Angiotensin'] },
  { y: 190, height: 40, lines: ['3 Aldosterone'] },
  { y: 264, height: 64, lines: ['4 The kidneys', 'keep sodium, lose potassium'] },
  { y: 362, height: 64, lines: ['5 Fluid and pressure', 'more sodium, more fluid'] },
] as const

const ARROWS = [
  { from: 48, to: 82 },
  { from: 122, to: 190 },
  { from: 230, to: 264 },
  { from: 328, to: 362 },
] as const

/** Numbers match the list of steps beneath. The bar across an arrow is a brake, not a stop. */
export function Cascade({ title, description }: { readonly title: string; readonly description: string }) {
  return (
    <svg className="diagram" viewBox="0 0 340 434" role="img" aria-labelledby="cascade-title cascade-description">
      <title id="cascade-title">{title}</title>
      <desc id="cascade-description">{description}</desc>
      {ARROWS.map(({ from, to }) => (
        <path key={from} className="arrow" d={`M232 ${from}V${to - 2}M224 ${to - 12}l8 11 8-11`} />
      ))}
      {BOXES.map(({ y, height, lines: [head, more] }) => (
        <g key={y}>
          <path className="shape" d={`M128 ${y}h208v${height}H128z`} />
          <text className="label" x="142" y={y + 26}>
            {head}
          </text>
          {more !== undefined && (
            <text className="plain small" x="142" y={y + 49}>
              {more}
            </text>
          )}
        </g>
      ))}
      <path className="brake" d="M48 154H218M219 142v24" />
      <g transform="translate(8 139)" data-ion="mg" data-gone={false}>
        <rect x="1" y="1" width="38" height="28" />
        <text x="20" y="21" textAnchor="middle">
          Mg
        </text>
      </g>
      <text className="label" x="58" y="146">
        Magnesium
      </text>
      <text className="plain" x="58" y="174">
        may hold this back
      </text>
    </svg>
  )
}
