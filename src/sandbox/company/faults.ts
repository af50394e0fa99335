import { setTimeout as sleep } from 'node:timers/promises';

export type System = 'stripe' | 'zendesk' | 'github' | 'xero' | 'hubspot';

/** What goes wrong with one request. */
export type Fault =
  /** Answered with this status; nothing is done. */
  | { kind: 'status'; status: number; retryAfter?: number }
  /** Never answered; nothing is done. */
  | { kind: 'silent' }
  /** Done, and then the connection is cut before the answer. */
  | { kind: 'cut' }
  /** Done and answered, late. */
  | { kind: 'slow'; ms: number };

/** Which requests it befalls: the next `times` (1) to this system, only with this method if one is named. */
export type PlannedFault = { system: System; method?: string; times?: number; fault: Fault };

export class Faults {
  readonly #planned: { plan: PlannedFault; left: number }[] = [];

  plan(plan: PlannedFault): void {
    this.#planned.push({ plan, left: plan.times ?? 1 });
  }

  /** The fault that befalls this request, if any; it is used up. */
  take(system: System, method: string): Fault | undefined {
    const found = this.#planned.find(
      ({ plan, left }) => left > 0 && plan.system === system && (!plan.method || plan.method === method),
    );
    if (!found) return undefined;
    found.left -= 1;
    return found.plan.fault;
  }
}

export async function pauseFor(fault: Fault | undefined): Promise<void> {
  if (fault?.kind === 'slow') await sleep(fault.ms);
}
