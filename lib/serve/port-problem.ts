/** Why a server cannot listen there, and what to do. */
export function portProblem(error: unknown, port: number, host: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken. Stop what uses it, or choose another: PORT=3001 npm start`
    case 'EACCES':
      return `This user may not listen at port ${port}. Choose one above 1023: PORT=3001 npm start`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST names no address of this machine: ${host}. Take 127.0.0.1 for this machine alone, 0.0.0.0 for all.`
    default:
      return error instanceof Error ? error.message : String(error)
  }
}
