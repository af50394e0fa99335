import { hour, minute } from '../../../../src/lib/time.ts';
import type { WaitingLine } from '../../../../src/slack/cards/waiting-line.ts';
import { refund, reply, tag } from './proposals.ts';
import { after } from './times-and-people.ts';

/** A proposal that may be decided together with others, unless said otherwise. */
export function aWaitingLine(changes: Partial<WaitingLine> = {}): WaitingLine {
  return {
    reviewId: 'rev_k3v9x0m2p4qz',
    runId: 'run_7h2m9c4t0wxe',
    workflowTitle: 'Support triage',
    subject: 'Ticket 1061',
    actions: [{ ...tag, says: 'Add the tag spam' }],
    digest: '9f2c7be04f7a5b8e'.repeat(4),
    level: 1,
    levels: 2,
    openedAt: after(0),
    dueAt: after(4 * hour),
    onBehalfOf: null,
    claim: null,
    obstacle: null,
    cardUrl: 'https://hearth-and-pine.example/archives/C0SUPPORT/p1?thread_ts=1.0&cid=C0SUPPORT',
    ...changes,
  };
}

/** A refund, which needs a look of its own. */
export function aRefundLine(changes: Partial<WaitingLine> = {}): WaitingLine {
  return aWaitingLine({
    reviewId: 'rev_refund000000',
    subject: 'Ticket 1042',
    actions: [refund, reply, tag],
    dueAt: after(-50 * minute),
    obstacle: 'risk',
    ...changes,
  });
}

/** So many lines, each with a review of its own. */
export function manyLines(count: number): WaitingLine[] {
  return Array.from({ length: count }, (_, index) =>
    aWaitingLine({ reviewId: `rev_${String(index).padStart(12, '0')}`, subject: `Ticket ${2000 + index}` }),
  );
}
