import { expect, test } from 'vitest';
import { takeAnswer } from '../../../bench/load/take-answer.ts';

const ANSWER = 'HTTP/1.1 200 OK\r\nDate: today\r\nContent-Length: 5\r\n\r\nhello';

test('a whole answer is taken, and what follows it is kept', () => {
  expect(takeAnswer(`${ANSWER}HTTP/1.1 503`)).toEqual({
    status: 200,
    closes: false,
    rest: 'HTTP/1.1 503',
  });
});

test('a server that ends the connection after its answer says so', () => {
  const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';
  expect(takeAnswer(answer)).toEqual({ status: 200, closes: true, rest: '' });
});

test.each([10, 40, ANSWER.length - 1])('of %i bytes nothing is taken yet', (bytes) => {
  expect(takeAnswer(ANSWER.slice(0, bytes))).toBeUndefined();
});

test('an answer that does not say its length is refused', () => {
  expect(() => takeAnswer('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n')).toThrow(/content-length/);
});
