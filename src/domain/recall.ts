import { digestOf } from '../lib/hash.ts';
import type { JsonObject } from '../lib/json.ts';
import { day } from '../lib/time.ts';
import type { Bindings } from './tool.ts';

/** An action that somebody rejected lately and that is proposed again. `at` is an ISO instant. */
export type Recall = { actionId: string; reasonCode: string; by: string; at: string; runId: string };

/** So long a rejection is remembered to whoever decides on the same action again. */
export const recalledForMs = 7 * day;

/** Names the tool and the record that it would change: its bound arguments or, where nothing is bound, all of them. */
export function fingerprintOf(tool: string, bindings: Bindings, args: JsonObject): string {
  const bound = Object.keys(bindings);
  const record = bound.length ? bound.map((name) => [name, args[name] ?? null]) : args;
  return digestOf({ tool, record });
}
