type Ion = { readonly x: number; readonly y: number; readonly ion: 'na' | 'k' | 'mg'; readonly gone?: boolean }

const SYMBOLS = { na: ['Na', '+'], k: ['K', '+'], mg: ['Mg', '2+'] } as const

/** A cell of the table with its charge; `gone` is the place an ion has left. */
function IonCell({ x, y, ion, gone = false }: Ion) {
  const width = ion === 'mg' ? 38 : 32
  const [symbol, charge] = SYMBOLS[ion]
  return (
    <g transform={`translate(${x} ${y})`} data-ion={ion} data-gone={gone}>
      <rect x="1" y="1" width={width - 2} height="28" />
      <text x={width / 2} y="21" textAnchor="middle">
        {symbol}
        <tspan dy="-5" fontSize="10">
          {charge}
        </tspan>
      </text>
    </g>
  )
}

const MEMBRANE = [...steps(8, 100), ...steps(241, 337)]

function steps(from: number, to: number): number[] {
  return Array.from({ length: Math.floor((to - from) / 13) + 1 }, (_, index) => from + index * 13)
}

const LABELS = [
  { words: 'Outside the cell', className: 'plain', x: 0, y: 15 },
  { words: 'Inside the cell', className: 'plain', x: 0, y: 398 },
  { words: '2 Sodium out', className: 'label', x: 160, y: 44, textAnchor: 'end' },
  { words: '1 The pump', className: 'label', x: 100, y: 152, textAnchor: 'end' },
  { words: '3 Magnesium', className: 'label', x: 104, y: 290, textAnchor: 'end' },
  { words: 'the helper', className: 'plain', x: 104, y: 308, textAnchor: 'end' },
  { words: '4 Potassium in', className: 'label', x: 180, y: 371 },
  { words: '5 Tension', className: 'label', x: 245, y: 140 },
] as const

/** Numbers match the list of steps beneath. */
export function Pump({ title, description }: { readonly title: string; readonly description: string }) {
  return (
    <svg className="diagram" viewBox="0 0 340 404" role="img" aria-labelledby="pump-title pump-description">
      <title id="pump-title">{title}</title>
      <desc id="pump-description">{description}</desc>
      {MEMBRANE.map((x) => (
        <g key={x} className="lipid">
          <circle cx={x} cy="172" r="5" />
          <path d={`M${x} 177v20M${x} 203v20`} />
          <circle cx={x} cy="228" r="5" />
        </g>
      ))}
      <path className="shape" d="M106 140h129v120H106z" />
      <path className="slot" d="M122 140v120M170 140v120M218 140v120" />
      <path className="flow" data-ion="na" d="M146 318V92M138 103l8-12 8 12" />
      <path className="flow" data-ion="k" d="M195 84V310M187 299l8 12 8-12" />
      <IonCell x={64} y={52} ion="na" />
      <IonCell x={97} y={52} ion="na" />
      <IonCell x={130} y={52} ion="na" />
      <IonCell x={130} y={322} ion="na" gone />
      <IonCell x={179} y={52} ion="k" gone />
      <IonCell x={179} y={322} ion="k" />
      <IonCell x={212} y={322} ion="k" />
      <IonCell x={67} y={240} ion="mg" />
      {LABELS.map(({ words, ...text }) => (
        <text key={words} {...text}>
          {words}
        </text>
      ))}
      {[254, 280, 306, 332].map((x) => (
        <path key={x} className="charge" d={`M${x - 4} 156h8M${x} 152v8M${x - 4} 246h8`} />
      ))}
    </svg>
  )
}
