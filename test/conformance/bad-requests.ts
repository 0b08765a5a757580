export { BAD_REQUESTS, type BadRequest } from '../../lib/cli/verify/bad-requests.ts';
