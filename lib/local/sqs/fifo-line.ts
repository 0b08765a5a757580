/** First in, first out; both ends cost O(1), amortised. */
export class FifoLine<T> {
  #values: T[] = [];
  #head = 0;

  add(value: T): void {
    this.#values.push(value);
  }

  take(): T | undefined {
    const value = this.#values[this.#head];
    if (this.#head < this.#values.length) this.#head += 1;
    if (this.#head >= SHORTEST_CUT && this.#head * 2 >= this.#values.length) {
      this.#values = this.#values.slice(this.#head);
      this.#head = 0;
    }
    return value;
  }
}

/** Below this many taken places, cutting the array costs more than it saves. */
const SHORTEST_CUT = 1024;
