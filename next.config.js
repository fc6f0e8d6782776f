/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  // lib/serve compresses, and keeps the result.
  compress: false,
  // Metadata stands in the head for everybody, never streamed after it: there a page says how it is delivered.
  htmlLimitedBots: /.*/,
  poweredByHeader: false,
  // There are no pictures to scale, and so no folder to keep scaled ones in: a package may stand where nobody may write.
  images: { unoptimized: true, maximumDiskCacheSize: 0 },
  reactStrictMode: true,
  serverExternalPackages: ['better-sqlite3', 'esbuild', 'pg', 'pino', 'prom-client', 'rate-limiter-flexible'],
  // Types are checked by `npm test`.
  typescript: { ignoreBuildErrors: true },
}

export default config
