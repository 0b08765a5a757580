interface Entry<T> {
  readonly at: number;
  readonly value: T;
}

/** Values by the time they fall due, earliest first; adding and taking cost O(log n). */
export class DueHeap<T> {
  #entries: Entry<T>[] = [];

  get size(): number {
    return this.#entries.length;
  }

  /** When the earliest value falls due, or undefined when there is none. */
  get nextAt(): number | undefined {
    return this.#entries[0]?.at;
  }

  get next(): T | undefined {
    return this.#entries[0]?.value;
  }

  add(at: number, value: T): void {
    this.#entries.push({ at, value });
    this.#siftUp(this.#entries.length - 1);
  }

  /** Takes the earliest value if it is due at `now`. */
  takeDue(now: number): Entry<T> | undefined {
    const first = this.#entries[0];
    if (first === undefined || first.at > now) return undefined;
    const last = this.#entries.pop();
    if (last !== undefined && this.#entries.length > 0) {
      this.#entries[0] = last;
      this.#siftDown(0);
    }
    return first;
  }

  /** Forgets every entry that `keep` does not want; O(n log n), so callers do it rarely. */
  retain(keep: (at: number, value: T) => boolean): void {
    this.#entries = this.#entries.filter(({ at, value }) => keep(at, value)).sort((a, b) => a.at - b.at);
  }

  #siftUp(start: number): void {
    let child = start;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.#swapIfEarlier(child, parent)) return;
      child = parent;
    }
  }

  #siftDown(start: number): void {
    let parent = start;
    for (;;) {
      const left = 2 * parent + 1;
      const child = this.#at(left + 1) < this.#at(left) ? left + 1 : left;
      if (!this.#swapIfEarlier(child, parent)) return;
      parent = child;
    }
  }

  #swapIfEarlier(child: number, parent: number): boolean {
    const [lower, upper] = [this.#entries[child], this.#entries[parent]];
    if (lower === undefined || upper === undefined || lower.at >= upper.at) return false;
    this.#entries[child] = upper;
    this.#entries[parent] = lower;
    return true;
  }

  #at(index: number): number {
    return this.#entries[index]?.at ?? Number.POSITIVE_INFINITY;
  }
}
