import { randomInt, randomUUID } from 'node:crypto';
import { RefusedCall } from './refused-call.ts';

const livesMs = 3_000;

type Trigger = { user: string; issuedAt: number; used: boolean };

/** A trigger_id opens one view for the person who acted, within three seconds. */
export class TriggerIds {
  readonly #issued = new Map<string, Trigger>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  issue(user: string): string {
    this.#forgetOld();
    const id = `${randomInt(1e12)}.${randomInt(1e9)}.${randomUUID().replaceAll('-', '')}`;
    this.#issued.set(id, { user, issuedAt: this.#now(), used: false });
    return id;
  }

  /** The person behind the trigger. */
  exchange(id: string): string {
    const trigger = this.#issued.get(id);
    if (!trigger) throw new RefusedCall('invalid_trigger_id');
    if (trigger.used) throw new RefusedCall('exchanged_trigger_id');
    if (this.#now() - trigger.issuedAt > livesMs) throw new RefusedCall('expired_trigger_id');
    trigger.used = true;
    return trigger.user;
  }

  #forgetOld(): void {
    for (const [id, { issuedAt }] of this.#issued) {
      if (this.#now() - issuedAt < 100 * livesMs) return;
      this.#issued.delete(id);
    }
  }
}
