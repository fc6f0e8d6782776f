/** The directions in which the parts may know each other. */
const CORE = '^lib/(nutrition|guidance|catalogue|lists|search)/'

module.exports = {
  forbidden: [
    {
      name: 'core-is-pure',
      comment: 'The core imports nothing but itself: no framework, no database, no zod, no files.',
      severity: 'error',
      from: { path: CORE },
      to: { pathNot: [CORE, '^data/.+\\.json$'] },
    },
    {
      name: 'addresses-know-only-the-core',
      severity: 'error',
      from: { path: '^lib/urls\\.ts$' },
      to: { pathNot: CORE },
    },
    {
      name: 'one-door-to-the-database',
      comment: 'Only lib/db and prisma/ may touch Prisma or the driver.',
      severity: 'error',
      from: { pathNot: '^(lib/db|prisma|tests)/' },
      to: { path: '(^prisma/generated|node_modules/(@prisma|better-sqlite3))' },
    },
    {
      name: 'schemas-in-one-place',
      comment: 'zod is imported by lib/schemas; a door parses its own rows with what stands there or beside it.',
      severity: 'error',
      from: { pathNot: '^(lib/(schemas|db|content)|tests)/' },
      to: { path: 'node_modules/zod/' },
    },
    {
      name: 'lib-does-not-know-pages',
      severity: 'error',
      from: { path: '^(lib|prisma)/' },
      to: { path: '^app/' },
    },
    {
      name: 'only-private-pages-know-who-asks',
      comment: 'What is sent to everybody cannot reach the session, or the headers and cookies of a request.',
      severity: 'error',
      from: { path: '^app/', pathNot: '^app/lists/' },
      to: { path: '^(lib/session/|node_modules/next/headers)', reachable: true },
    },
    {
      name: 'door-does-not-know-next',
      severity: 'error',
      from: { path: '^lib/(db|content|schemas)/' },
      to: { path: 'node_modules/next/' },
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
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(prisma/generated|\\.next)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
