/**
 * What of a recorded reply every deployment must answer: not the words that people read in a refusal, which may name
 * what is there, nor the list of models, for each deployment has its own.
 */
export const promisedReply = (reply: unknown): unknown => {
  if (!isObject(reply) || !isObject(reply.body)) return reply;
  const isRefusal = 'code' in reply.body && 'status' in reply.body;
  const ofItsOwn = isRefusal ? OF_A_REFUSAL : OF_AN_ANSWER;
  const body = Object.entries(reply.body).filter(([name]) => !ofItsOwn.has(name));
  return { ...reply, body: Object.fromEntries(body) };
};

const OF_A_REFUSAL: ReadonlySet<string> = new Set(['detail', 'issues']);
const OF_AN_ANSWER: ReadonlySet<string> = new Set(['models']);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
