import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { stopSignals } from '../../../../lib/cli/start/stop-signals.ts';

const watched = () => {
  const emitter = new EventEmitter();
  const stopped: string[] = [];
  let now = 0;
  const signals = stopSignals(
    emitter,
    (signal) => stopped.push(signal),
    () => now,
  );
  const send = (signal: string, at: number) => {
    now = at;
    emitter.emit(signal, signal);
  };
  return { emitter, signals, stopped, send };
};

it('tells the first signal', async () => {
  const { signals, send } = watched();
  send('SIGTERM', 0);
  expect(await signals.first).toBe('SIGTERM');
});

it('stops at once at the second', () => {
  const { stopped, send } = watched();
  send('SIGINT', 0);
  send('SIGINT', 501);
  expect(stopped).toEqual(['SIGINT']);
});

it('takes one Ctrl-C that comes twice as one', () => {
  const { stopped, send } = watched();
  send('SIGINT', 0);
  send('SIGINT', 3);
  expect(stopped).toEqual([]);
});

it('listens no more once released', () => {
  const { emitter, signals } = watched();
  signals.release();
  expect(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => emitter.listenerCount(signal))).toEqual([0, 0, 0]);
});
