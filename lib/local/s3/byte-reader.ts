/** Lines of the framing are far shorter; a longer one is not framing. */
const LONGEST_LINE_BYTES = 16_384;

/** Reads lines and byte runs in turn from a stream of chunks. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #pending: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#chunks = source[Symbol.asyncIterator]();
  }

  /** The next line without its end; what is left when the last line has none; `undefined` at the end. */
  async line(): Promise<string | undefined> {
    let end = this.#pending.indexOf('\n');
    while (end === -1 && this.#pending.length <= LONGEST_LINE_BYTES && (await this.#more())) {
      end = this.#pending.indexOf('\n');
    }
    if (end === -1 && this.#pending.length === 0) return undefined;
    const bytes = this.#take(end === -1 ? this.#pending.length : end + 1);
    return bytes.toString('latin1').replace(/\r?\n$/, '');
  }

  /** Between 1 and `count` bytes, whatever is here; none at the end. */
  async upTo(count: number): Promise<Buffer> {
    if (this.#pending.length === 0) await this.#more();
    return this.#take(Math.min(count, this.#pending.length));
  }

  #take(count: number): Buffer {
    const taken = this.#pending.subarray(0, count);
    this.#pending = this.#pending.subarray(count);
    return taken;
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#chunks.next();
    if (done === true) return false;
    this.#pending =
      this.#pending.length === 0
        ? Buffer.from(value.buffer, value.byteOffset, value.length)
        : Buffer.concat([this.#pending, value]);
    return true;
  }
}
