/** What goes wrong with the next call of a method. */
export type Fault =
  /** Answered with this HTTP status; nothing is applied. */
  | { status: number }
  | { ratelimited: number }
  /** Applied, but the connection is cut before the answer. */
  | { lostAnswer: true }
  /** Not applied, and never answered. */
  | { never: true }
  /** Answered with this Slack error; nothing is applied. */
  | { error: string }
  /** Applied and answered after this time. */
  | { delayMs: number };

/**
 * Faults that wait for their calls, in the order they were ordered. `response_url` and `upload_url` are methods here too; a fault of
 * `slack_file`, whatever its kind, has Slack say once that it still looks at a file.
 */
export class Faults {
  readonly #waiting = new Map<string, Fault[]>();

  next(method: string, fault: Fault, times = 1): void {
    const waiting = this.#waiting.get(method) ?? [];
    this.#waiting.set(method, [...waiting, ...Array.from({ length: times }, () => fault)]);
  }

  take(method: string): Fault | undefined {
    return this.#waiting.get(method)?.shift();
  }
}
