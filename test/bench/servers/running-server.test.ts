import { expect, test } from 'vitest';
import { freePorts } from '../../../bench/servers/free-ports.ts';
import { startServer } from '../../../bench/servers/running-server.ts';

const specOf = (port: number, script: string) => ({
  name: 'toy',
  command: process.execPath,
  args: ['-e', script, `${port}`],
  cwd: process.cwd(),
  environment: { INCHES: '73.61' },
  port,
  expectedInches: 73.61,
});

const ANSWERS = `
  const prediction = { height_inches: Number(process.env.INCHES), height_human_readable: '6 foot, 2 inches' };
  require('node:http').createServer((_, answer) => answer.end(JSON.stringify({ prediction })))
    .listen(Number(process.argv[1]), '127.0.0.1');
`;

test('a server is running once it has answered right, and its memory can be read', async () => {
  const [port = 0] = await freePorts(1);
  const server = await startServer(specOf(port, ANSWERS));
  try {
    expect(server).toMatchObject({ name: 'toy', url: `http://127.0.0.1:${port}/predict` });
    expect(server.startMs).toBeGreaterThan(0);
    if (process.platform === 'linux') expect(server.peakMiB()).toBeGreaterThan(10);
  } finally {
    await server.stop();
  }
  await expect(fetch(server.url)).rejects.toThrow();
});

test('a server that ends is reported with its last words', async () => {
  const [port = 0] = await freePorts(1);
  const started = startServer(specOf(port, 'console.error("no model here"); process.exit(3)'));
  await expect(started).rejects.toMatchObject({
    message: expect.stringContaining('no model here'),
    cause: expect.objectContaining({ message: 'it ended with 3' }),
  });
});

test('a server that answers wrongly is not measured', async () => {
  const [port = 0] = await freePorts(1);
  const started = startServer({ ...specOf(port, ANSWERS), environment: { INCHES: '1' } });
  await expect(started).rejects.toMatchObject({
    cause: expect.objectContaining({ message: expect.stringContaining('must answer 73.61') }),
  });
});
