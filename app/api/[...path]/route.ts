import { problem } from '@/app/api/_answer/problem'

const refuse = () => problem(404, 'The API has nothing at this address. /api/v1/openapi.json lists what it has.')

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as POST, refuse as PUT }
