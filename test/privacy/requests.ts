import { FUNCTIONS } from '../../functions/registry.ts';

/** One HTTP request, as `fetch` takes it. */
export interface Planted {
  readonly path: string;
  readonly init: RequestInit;
}

const ROUTES = FUNCTIONS.flatMap(({ triggers }) =>
  triggers.flatMap((trigger) => (trigger.kind === 'http' ? [trigger] : [])),
);

/** What every route is asked with a text in its path, query, headers and body, in forms that it takes and forms that it refuses. */
export const requestsWith = (text: string): readonly Planted[] =>
  ROUTES.flatMap(({ method, path }) => {
    const template = path === '$default' ? '/nowhere/{text}' : path;
    const where = `${template.replaceAll(/\{\w+\}/g, encodeURIComponent(text))}?${new URLSearchParams({ message: text, [text]: text })}`;
    const headers = headersWith(text);
    if (method === 'GET') return [{ path: where, init: { headers } }];
    const send = (body: string, more: Record<string, string> = {}): Planted => ({
      path: where.replace(/message=[^&]*&/, ''),
      init: { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers, ...more } },
    });
    return [
      ...bodiesWith(text).map((body) => send(body)),
      send('{}', { 'content-type': `text/${encodeURIComponent(text)}` }),
    ];
  });

const bodiesWith = (text: string): readonly string[] => [
  text,
  `{"Weight": "${text}`,
  JSON.stringify({ Weight: text }),
  JSON.stringify({ Weight: 200, [text]: 1 }),
  JSON.stringify({ data: [{ Weight: 200 }, { Weight: text, [text]: text }] }),
  JSON.stringify({ data: [], [text]: text }),
  JSON.stringify({ message: { [text]: text } }),
  JSON.stringify({ text, language: text, features: [text] }),
  JSON.stringify({ text, language: 'ja', mode: 'mask', features: ['pii'] }),
  JSON.stringify({ text: `Call ${text} now.` }),
  JSON.stringify({ texts: [text, `Call ${text} now.`, 7] }),
  JSON.stringify({ texts: [`Call ${text} now.`, ''] }),
  JSON.stringify({ text, mode: 'hash', key: text, types: [text] }),
  JSON.stringify({ text: `Call ${text} now.`, mode: 'hash', key: `${text} and more letters` }),
  JSON.stringify({ message: text, source: text, target: text }),
  JSON.stringify({ message: text, source: 'en', target: 'fr' }),
  JSON.stringify({ entity: text, language: text }),
  JSON.stringify({ entity: [text], sentences: text }),
  JSON.stringify({ run: text, list: text }),
  JSON.stringify({ list: text }),
  JSON.stringify([text]),
  JSON.stringify([text, 7]),
];

/** A header holds Latin-1 only. */
const headersWith = (text: string): Record<string, string> => {
  const value = encodeURIComponent(text);
  return {
    authorization: `Bearer ${value}`,
    cookie: `session=${value}`,
    referer: `https://example.com/${value}`,
    'user-agent': value,
    'x-forwarded-for': value,
    'x-amzn-trace-id': value,
    'x-note': value,
  };
};
