/**
 * The rooms of the code, floor by floor from the ground. A room imports from the floors below it, and from the rooms
 * of its own floor that are named beside it.
 */
const FLOORS = [
  { 'lib/nutrition': [] },
  { 'lib/search': [], 'lib/lists': [] },
  { 'lib/catalogue': [], 'lib/guidance': [] },
  { 'lib/schemas': [], 'lib/urls\\.ts': [], 'lib/watch': [] },
  { 'lib/import': [], 'lib/content': ['lib/import'] },
  { 'lib/index': [], 'lib/db': ['lib/index'] },
  { 'lib/build': [], 'lib/use-cases': [], 'lib/session': [], 'lib/backup': ['lib/build', 'lib/session'] },
  { 'lib/serve': ['lib/cli'], 'lib/cli': [], app: ['lib/serve'] },
]

const pathOf = (room) => (room.endsWith('.ts') ? `^${room}$` : `^${room}/`)

const climbs = FLOORS.flatMap((floor, height) => {
  const above = FLOORS.slice(height + 1).flatMap((other) => Object.keys(other))
  return Object.entries(floor).map(([room, mayImport]) => ({
    name: `floor-of-${room.replace(/^lib\/|\\|\.ts$/g, '')}`,
    comment: `${room} stands on floor ${height + 1}: nothing in it imports from a floor above or from a neighbour.`,
    severity: 'error',
    from: { path: pathOf(room) },
    to: {
      path: [...above, ...Object.keys(floor).filter((other) => other !== room && !mayImport.includes(other))].map(
        pathOf,
      ),
    },
  }))
})

const CORE = '^lib/(nutrition|guidance|catalogue|lists|search)/'

module.exports = {
  forbidden: [
    ...climbs,
    {
      name: 'core-is-pure',
      comment: 'The core imports nothing but itself: no framework, no database, no zod, no files.',
      severity: 'error',
      from: { path: CORE },
      to: { pathNot: CORE },
    },
    {
      name: 'one-loader-of-data',
      comment: 'lib/content reads data/ through a schema; nobody imports a file of it.',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: '^data/' },
    },
    {
      name: 'every-room-has-a-floor',
      comment: 'A new room says in FLOORS where it stands.',
      severity: 'error',
      from: { path: '^lib/', pathNot: FLOORS.flatMap((floor) => Object.keys(floor)).map(pathOf) },
      to: {},
    },
    {
      name: 'one-door-to-the-database',
      comment: 'Only lib/db, lib/index and what makes catalogues or backups may touch Prisma or the driver.',
      severity: 'error',
      from: { pathNot: '^(lib/(db|index|build|backup)|prisma|tests)/' },
      to: { path: '(^prisma/generated|node_modules/(@prisma|better-sqlite3|pg)/)' },
    },
    {
      name: 'schemas-in-one-place',
      comment: 'zod is imported by lib/schemas; a door parses its own rows with what stands there or beside it.',
      severity: 'error',
      from: { pathNot: '^(lib/(schemas|db|index|build|content|use-cases)|tests)/' },
      to: { path: 'node_modules/zod/' },
    },
    {
      name: 'prisma-holds-no-code',
      comment: 'Schemas and migrations stand there, and the step that generates the clients.',
      severity: 'error',
      from: { path: '^prisma/', pathNot: '^prisma/(generate\\.mjs|generated/|.+/prisma\\.config\\.ts)' },
      to: {},
    },
    {
      name: 'only-private-pages-know-who-asks',
      comment:
        'What is sent to everybody cannot reach the session, or the headers and cookies of a request. Nor can pages for operators: who may see them is found out before.',
      severity: 'error',
      from: { path: '^app/', pathNot: '^app/(lists|operators/session)/' },
      to: { path: '^(lib/session/|node_modules/next/headers)', reachable: true },
    },
    {
      name: 'below-does-not-know-next',
      severity: 'error',
      from: { path: '^lib/', pathNot: '^lib/(serve|session)/' },
      to: { path: 'node_modules/next/' },
    },
    {
      name: 'use-cases-know-no-face',
      comment: 'What can be asked is the same whoever asks: a page, the API, a queue.',
      severity: 'error',
      from: { path: '^lib/use-cases/' },
      to: {
        pathNot: [
          '^lib/(use-cases|nutrition|search|lists|catalogue|guidance|schemas|content|db)/',
          '^lib/urls\\.ts$',
          '^(node:)?(crypto)$',
          'node_modules/zod/',
        ],
      },
    },
    {
      name: 'pages-open-no-database',
      comment: 'What pages know of foods comes through CatalogueReader, of lists through ListRepository.',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^lib/(db|index|build)/', pathNot: '^lib/db/(catalogue|lists|problem)\\.ts$' },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: '^tests/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(bun|cloudflare):' },
    },
  ],
  options: {
    doNotFollow: { path: '^(node_modules|prisma/generated)' },
    exclude: { path: '^\\.next' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
