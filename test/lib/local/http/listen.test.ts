import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { drain, listen } from '../../../../lib/local/http/listen.ts';

const open = (port = 0) => listen({ port, purpose: 'the API', option: '--port' });

describe('listen', () => {
  it('listens on the loopback interface only', async () => {
    const listening = await open();
    expect(listening.server.address()).toMatchObject({ address: '127.0.0.1' });
    await drain(listening, 0);
  });

  it('keeps requests that come before anybody answers', async () => {
    const listening = await open();
    const early = fetch(listening.url).then((response) => response.text());
    await sleep(50);
    listening.serve((_, response) => response.end('served'));
    expect(await early).toBe('served');
    await drain(listening, 0);
  });

  it('says who wants a port that is taken, and which option chooses another', async () => {
    const listening = await open();
    const port = Number(new URL(listening.url).port);
    const message = `port ${port} (the API) is taken by another program; choose another with --port`;
    await expect(open(port)).rejects.toMatchObject({ name: 'PortTakenError', message });
    await drain(listening, 0);
  });
});

describe('drain', () => {
  it('lets a request in work end, and takes no other', async () => {
    const listening = await open();
    listening.serve(async (_, response) => {
      await sleep(150);
      response.end('done');
    });
    const working = fetch(listening.url).then((response) => response.text());
    await sleep(50);
    const drained = drain(listening, 5000);
    await expect(fetch(listening.url)).rejects.toThrow();
    expect(await working).toBe('done');
    await drained;
  });

  it('hangs up on a request that takes too long', async () => {
    const listening = await open();
    listening.serve(() => {});
    const working = fetch(listening.url);
    await sleep(50);
    const [outcome] = await Promise.allSettled([working, drain(listening, 50)]);
    expect(outcome.status).toBe('rejected');
  });
});
