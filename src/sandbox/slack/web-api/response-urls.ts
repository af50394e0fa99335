import { randomUUID } from 'node:crypto';
import { RefusedCall } from './refused-call.ts';

const uses = 5;
const livesMs = 30 * 60_000;

/** Where an answer through a response_url goes, and which message `replace_original` and `delete_original` mean. */
export type ResponseTarget = {
  user: string;
  channel: string;

  original?: string | undefined;
};

type Issued = ResponseTarget & { issuedAt: number; used: number };

/** A response_url works five times within thirty minutes. */
export class ResponseUrls {
  readonly #issued = new Map<string, Issued>();
  readonly #now: () => number;
  readonly #base: () => string;

  constructor(now: () => number, base: () => string) {
    this.#now = now;
    this.#base = base;
  }

  issue(target: ResponseTarget): string {
    this.#forgetOld();
    const secret = randomUUID();
    this.#issued.set(secret, { ...target, issuedAt: this.#now(), used: 0 });
    return `${this.#base()}/respond/${secret}`;
  }

  use(secret: string): ResponseTarget {
    const issued = this.#issued.get(secret);
    if (!issued || this.#now() - issued.issuedAt > livesMs) throw new RefusedCall('expired_url');
    if (issued.used >= uses) throw new RefusedCall('used_url');
    issued.used += 1;
    return issued;
  }

  #forgetOld(): void {
    for (const [secret, { issuedAt }] of this.#issued) {
      if (this.#now() - issuedAt <= livesMs) return;
      this.#issued.delete(secret);
    }
  }
}
