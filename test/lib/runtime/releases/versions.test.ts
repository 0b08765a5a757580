import type { LambdaClient } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { lambdaVersions } from '../../../../lib/runtime/releases/versions.ts';
import { answering } from './aws-answers.ts';

const ask = async (Invoke: unknown) => {
  const { client, sent } = answering({ Invoke });
  const versions = lambdaVersions(client as unknown as LambdaClient);
  return { answer: await versions.ask({ functionName: 'app-predict', qualifier: '7' }, { a: 1 }), sent };
};
const payload = (value: unknown) => ({ transformToString: () => JSON.stringify(value) });

describe('lambdaVersions', () => {
  it('asks the version by itself', async () => {
    const { answer, sent } = await ask({ Payload: payload({ statusCode: 200 }) });
    expect(answer).toEqual({ kind: 'reply', reply: { statusCode: 200 } });
    expect(sent[0]?.input).toEqual({ FunctionName: 'app-predict:7', Payload: '{"a":1}' });
  });

  it('tells by which error the version failed, and nothing of what it says', async () => {
    const Payload = payload({ errorType: 'Runtime.ExitError', errorMessage: 'secret' });
    const { answer } = await ask({ FunctionError: 'Unhandled', Payload });
    expect(answer).toEqual({ kind: 'failure', reason: 'it failed with Runtime.ExitError' });
  });

  it('takes a version that nobody can reach for one that failed', async () => {
    const denied = Object.assign(new Error('secret'), { name: 'AccessDeniedException' });
    const { answer } = await ask(denied);
    expect(answer).toEqual({ kind: 'failure', reason: 'it could not be called: AccessDeniedException' });
  });
});
