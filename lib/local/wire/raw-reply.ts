/** An answer that goes out as it is, byte for byte, instead of being written by the wire layer. */
export class RawReply {
  readonly status: number;
  /** Names in lower case; these and no others, besides those that HTTP itself needs. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;

  constructor(status: number, headers: Readonly<Record<string, string>>, body: Buffer) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }
}
