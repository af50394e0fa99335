/** Who is concerned: everybody, the members of a channel, or one person. */
export type Changed = { channel?: string; user?: string };

type Listener = (changed: Changed) => void;

/** Tells pages, tests and the state file that something people see is different now. */
export class Changes {
  readonly #listeners = new Set<Listener>();

  tell(changed: Changed): void {
    for (const listener of this.#listeners) listener(changed);
  }

  /** Returns the way to stop listening. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
