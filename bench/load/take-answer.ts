/** An HTTP answer that has come in whole, and what came after it. */
export interface Answer {
  readonly status: number;
  /** The server ends the connection after it. */
  readonly closes: boolean;
  readonly rest: string;
}

const HEAD_END = '\r\n\r\n';

/**
 * Takes the first answer off what a connection has received, as latin1 text; `undefined` while it
 * is not whole yet. Only answers with a `content-length` are understood: those of every server here.
 *
 * @throws {Error} on an answer without one.
 */
export const takeAnswer = (received: string): Answer | undefined => {
  const headEnd = received.indexOf(HEAD_END);
  if (headEnd < 0) return undefined;
  const head = received.slice(0, headEnd);
  const length = /\r\ncontent-length:\s*(\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`an answer without content-length: ${head}`);
  const end = headEnd + HEAD_END.length + Number(length);
  if (received.length < end) return undefined;
  return {
    status: Number(head.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length)),
    closes: /\r\nconnection:\s*close/i.test(head),
    rest: received.slice(end),
  };
};
