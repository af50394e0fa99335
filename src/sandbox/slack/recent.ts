/** A log that keeps its newest entries only, so that a long bench does not fill the memory. */
export class Recent<T> {
  #entries: T[] = [];
  readonly #atMost: number;

  constructor(atMost = 10_000) {
    this.#atMost = atMost;
  }

  add(entry: T): void {
    this.#entries.push(entry);
    if (this.#entries.length > 2 * this.#atMost) this.#entries = this.#entries.slice(-this.#atMost);
  }

  /** Oldest first. */
  list(): T[] {
    return this.#entries.slice(-this.#atMost);
  }
}
