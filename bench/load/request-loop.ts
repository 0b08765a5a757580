import { connect } from 'node:net';
import { takeAnswer } from './take-answer.ts';

/** What all connections of a run have seen together. */
export interface Tally {
  readonly latenciesMs: number[];
  errors: number;
}

/** Waits so long before it connects again after an error, so that a server that is gone is not stormed. */
const RECONNECT_MS = 50;

/** A connection that is silent for so long counts as broken. */
const SILENCE_MS = 10_000;

/**
 * Posts `body` again and again over one kept connection, one request at a time. A connection that
 * the server ends after its answer is replaced at once; one that breaks is an error.
 *
 * @returns what stops it.
 */
export const keepRequesting = (url: URL, body: string, tally: Tally): (() => void) => {
  const request = requestText(url, body);
  let stop = (): void => {};

  const open = (): void => {
    let received = '';
    let sent = 0;
    const socket = connect({
      host: url.hostname,
      port: Number(url.port),
      noDelay: true,
      timeout: SILENCE_MS,
    });
    const send = (): void => {
      sent = performance.now();
      socket.write(request);
    };
    const broken = (): void => {
      tally.errors += 1;
      const timer = setTimeout(open, RECONNECT_MS);
      stop = () => clearTimeout(timer);
    };
    stop = () => socket.off('close', broken).destroy();
    socket.setEncoding('latin1');
    socket.on('connect', send);
    socket.on('error', () => {});
    socket.on('timeout', () => socket.destroy());
    socket.on('close', broken);
    socket.on('data', (chunk: string) => {
      received += chunk;
      const answer = takeAnswer(received);
      if (!answer) return;
      received = answer.rest;
      tally.latenciesMs.push(performance.now() - sent);
      if (answer.status < 200 || answer.status > 299) tally.errors += 1;
      if (!answer.closes) return send();
      stop();
      open();
    });
  };

  open();
  return () => stop();
};

const requestText = ({ pathname, host }: URL, body: string): string =>
  [
    `POST ${pathname} HTTP/1.1`,
    `host: ${host}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
