import type { LookupAddress } from 'node:dns';
import { createServer as createTlsServer } from 'node:https';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedAddresses } from '../../functions/collect/web-address.ts';
import { webSource } from '../../functions/collect/web-source.ts';
import { serve } from './collect-world.ts';
import { selfSigned } from './self-signed.ts';

const patient = () => new AbortController().signal;
const NO_HOSTS: ReadonlySet<string> = new Set();
const answers =
  (...addresses: readonly string[]) =>
  async (): Promise<readonly LookupAddress[]> =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

const allowed = (url: string, ...addresses: readonly string[]) =>
  allowedAddresses(new URL(url), { localHosts: NO_HOSTS, resolve: answers(...addresses) });

const REFUSED = { name: 'ValidationError', code: 'source_refused' };

describe('allowedAddresses', () => {
  it('lets hosts of the public internet through, with what they resolved to', async () => {
    expect(await allowed('https://example.com/a', '93.184.215.14', '2606:2800:21f::1')).toHaveLength(2);
    expect(await allowed('https://93.184.215.14:443/a')).toEqual([{ address: '93.184.215.14', family: 4 }]);
  });

  it.each([
    'http://example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'https://user@example.com/',
    'https://user:word@example.com/',
    'https://example.com:8443/',
    'https://localhost/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0/',
    'https://10.1.2.3/',
    'https://172.16.0.1/',
    'https://192.168.0.1/',
    'https://100.64.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://169.254.170.2/v2/credentials',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://192.0.2.1/',
    'https://[::1]/',
    'https://[::]/',
    'https://[fe80::1]/',
    'https://[fd00:ec2::254]/',
    'https://[ff02::1]/',
    'https://[::ffff:169.254.169.254]/',
    'https://[::ffff:a9fe:a9fe]/',
    'https://[::127.0.0.1]/',
    'https://[64:ff9b::169.254.169.254]/',
    'https://[2002:7f00:1::]/',
    'https://[2001:db8::1]/',
  ])('refuses %s', async (url) => {
    await expect(allowed(url, '127.0.0.1')).rejects.toMatchObject(REFUSED);
  });

  it('refuses a host of which only one address is private', async () => {
    await expect(allowed('https://example.com/', '93.184.215.14', '10.0.0.1')).rejects.toMatchObject(REFUSED);
    await expect(allowed('https://example.com/', '93.184.215.14', '::ffff:10.0.0.1')).rejects.toMatchObject(
      REFUSED,
    );
  });

  it('refuses every address of a private network, however it is written', async () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const privateAddress = fc.oneof(
      fc.tuple(fc.constantFrom(10, 127, 0), octet, octet, octet),
      fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
      fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
      fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), octet, octet),
    );
    const written = (bytes: readonly number[]): readonly string[] => {
      const number = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
      const dotted = bytes.join('.');
      return [
        dotted,
        String(number),
        `0x${number.toString(16)}`,
        `[::ffff:${dotted}]`,
        `[64:ff9b::${dotted}]`,
      ];
    };
    await fc.assert(
      fc.asyncProperty(privateAddress, async (bytes) => {
        for (const host of written(bytes))
          await expect(allowed(`https://${host}/`)).rejects.toMatchObject(REFUSED);
      }),
    );
  });

  it('never repeats the address', async () => {
    const refusal = await allowed('https://jane:pass1@10.0.0.1/secret?token=t').catch(
      (error: Error) => error,
    );
    expect(String(refusal)).not.toMatch(/jane|pass1|10\.0|secret|token/);
  });

  it('says that a host cannot be found', async () => {
    const nowhere = allowedAddresses(new URL('https://nowhere.invalid/'), { localHosts: NO_HOSTS });
    await expect(nowhere).rejects.toMatchObject({ name: 'TransientError', code: 'upstream_unavailable' });
  });

  it('lets only the hosts of this machine through that it is told of, and only on this machine', async () => {
    const rules = { localHosts: new Set(['localhost:8080']), resolve: answers('127.0.0.1') };
    expect(await allowedAddresses(new URL('http://localhost:8080/x'), rules)).toHaveLength(1);
    await expect(allowedAddresses(new URL('http://localhost:8081/x'), rules)).rejects.toMatchObject(REFUSED);
    for (const address of ['10.0.0.1', '169.254.169.254', '93.184.215.14']) {
      const elsewhere = { ...rules, resolve: answers(address) };
      await expect(allowedAddresses(new URL('http://localhost:8080/x'), elsewhere)).rejects.toMatchObject(
        REFUSED,
      );
    }
  });
});

describe('webSource', () => {
  /** A host name that leads to a server on this machine, over TLS. */
  const overTls = async (certified = 'data.test') => {
    const { cert, key } = selfSigned(certified);
    const server = await serve(
      (request, response) => response.end(`${request.headers.host} ${request.headers['accept-encoding']}`),
      (answer) => createTlsServer({ cert, key }, answer),
    );
    const host = `data.test:${server.port}`;
    return {
      cert,
      url: new URL(`https://${host}/x.csv`),
      host,
      rules: { localHosts: new Set([host]), resolve: answers('127.0.0.1') },
    };
  };

  it('reads over TLS by the name of the host, from the address that was checked', async () => {
    const { cert, url, host, rules } = await overTls();
    const { content } = await webSource({ ...rules, ca: cert }).open(url, patient());
    expect(await text(content)).toBe(`${host} identity`);
  });

  it.each([
    ['that nobody vouches for', 'data.test', false],
    ['for another name', 'other.test', true],
  ])('does not take a certificate %s', async (_, certified, isTrusted) => {
    const { cert, url, rules } = await overTls(certified);
    const source = webSource({ ...rules, ...(isTrusted && { ca: cert }) });
    await expect(source.open(url, patient())).rejects.toMatchObject({
      code: expect.stringMatching(/CERT|SELF_SIGNED/),
    });
  });

  it('asks for each name once, so that it cannot mean something else when it is connected to', async () => {
    let asked = 0;
    const server = await serve((_, response) => response.end('public'));
    const host = `rebinding.test:${server.port}`;
    const resolve = async (): Promise<readonly LookupAddress[]> => {
      asked += 1;
      return asked === 1
        ? [{ address: '127.0.0.1', family: 4 }]
        : [{ address: '169.254.169.254', family: 4 }];
    };
    const source = webSource({ localHosts: new Set([host]), resolve });
    const { content } = await source.open(new URL(`http://${host}/`), patient());
    expect([await text(content), asked]).toEqual(['public', 1]);
    await expect(source.open(new URL(`http://${host}/`), patient())).rejects.toMatchObject(REFUSED);
  });

  const redirecting = async (location: (host: string) => string, status = 302) => {
    const asked: (string | undefined)[] = [];
    const server = await serve((request, response) => {
      asked.push(request.url);
      if (request.url === '/there') return response.end('found');
      return response.writeHead(status, { location: location(server.host) }).end('moved');
    });
    const source = webSource({ localHosts: new Set([server.host]) });
    return { asked, open: () => source.open(new URL(`${server.url}/here`), patient()) };
  };

  it.each([301, 302, 303, 307, 308])('follows status %i', async (status) => {
    const { open } = await redirecting((host) => `http://${host}/there`, status);
    expect(await text((await open()).content)).toBe('found');
  });

  it('follows a relative address', async () => {
    const { open } = await redirecting(() => 'there');
    expect(await text((await open()).content)).toBe('found');
  });

  it.each([
    ['to the metadata of a cloud', 'https://169.254.169.254/latest/meta-data/iam/'],
    ['to it without TLS', 'http://169.254.169.254/latest/meta-data/iam/'],
    ['into a private network', 'https://10.0.0.1/'],
    ['to another port of this machine', 'http://127.0.0.1:9001/2018-06-01/runtime/invocation/next'],
    ['to http', 'http://example.com/'],
    ['to S3', 's3://bucket/key'],
    ['to a file', 'file:///etc/passwd'],
    ['with a password', 'https://a:b@example.com/'],
  ])('does not follow one that leads %s', async (_, location) => {
    const { open, asked } = await redirecting(() => location);
    await expect(open()).rejects.toMatchObject(REFUSED);
    expect(asked).toEqual(['/here']);
  });

  it('follows five redirects and no more', async () => {
    const { open, asked } = await redirecting((host) => `http://${host}/again`);
    await expect(open()).rejects.toMatchObject(REFUSED);
    expect(asked).toHaveLength(6);
  });

  it('takes a redirect that names nothing for an answer that was not expected', async () => {
    const { open } = await redirecting(() => 'https://[');
    await expect(open()).rejects.toMatchObject({ code: 'source_unexpected' });
  });
});
