import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { promisedReply } from '../../functions/check-release/promised-reply.ts';
import { differences } from '../../lib/core/contract/differences.ts';

const EVENTS = join(import.meta.dirname, '../../events');
const recorded = (name: string) => JSON.parse(readFileSync(join(EVENTS, `${name}.reply.json`), 'utf8'));

it('holds of a deployment with models of its own', () => {
  const answer = recorded('catalog/http-models');
  const another = { ...answer.body.models[0], name: 'prices' };
  const found = { ...answer, body: { ...answer.body, models: [...answer.body.models, another] } };
  expect(differences(answer, found)).not.toEqual([]);
  expect(differences(promisedReply(answer), found)).toEqual([]);
});

it('holds a refusal to its status and code, and not to the words that name what there is', () => {
  const refusal = recorded('predict/bad-unknown-model');
  const found = {
    ...refusal,
    body: { ...refusal.body, detail: 'there is no such model here; there is "prices"' },
  };
  expect(differences(promisedReply(refusal), found)).toEqual([]);
  const other = { ...found, body: { ...found.body, code: 'internal_error' } };
  expect(differences(promisedReply(refusal), other)).toMatchObject([{ pointer: '/body/code' }]);
});

it('leaves every other reply whole', () => {
  for (const reply of ['Polo', null, { statusCode: 200, body: 'ahoy' }, recorded('predict/http-base64-body')])
    expect(promisedReply(reply)).toEqual(reply);
});
