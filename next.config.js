/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  // The HTTP front (lib/serve) compresses once and keeps the result.
  compress: false,
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['better-sqlite3', 'esbuild'],
  // Types are checked by `npm test`.
  typescript: { ignoreBuildErrors: true },
}

export default config
