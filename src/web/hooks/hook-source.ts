import type { Signed } from '../../domain/delivery.ts';
import type { Delivery } from '../../domain/starts.ts';
import type { Json } from '../../lib/json.ts';

/** A request as it came. `uri`: its whole address as the sender knows it; undefined where nobody told us ours. */
export type Sent = {
  uri: string | undefined;
  header(name: string): string | undefined;
  body: Buffer;
};

/** How one vendor signs and shapes what it sends. */
export type HookSource = {
  /** Whether one of the secrets signed it, and lately where the vendor signs a time. */
  isGenuine(sent: Sent, secrets: readonly string[], now: Date): boolean;
  /** What it is, once it is known to be genuine; undefined when it has not the shape that every delivery of the vendor has. */
  read(sent: Sent, body: Json): (Signed & Delivery) | undefined;
  /** The vendor takes nothing but 200 without a body for an answer. */
  wantsSilence?: boolean;
};
