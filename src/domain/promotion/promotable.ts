import type { Mode } from '../run.ts';
import type { Evidence } from './evidence.ts';

/** A workflow that may do more alone, as soon as its owner proposes it and a second person agrees. */
export type Promotable = { to: Mode; evidence: Evidence };
