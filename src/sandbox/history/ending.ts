import { person, theAgent, theClock, theSystem } from '../../domain/event.ts';
import type { Actor } from '../../domain/event.ts';
import type { IncidentCause } from '../../domain/incident.ts';
import type { ProposalBody } from '../../domain/proposal.ts';
import type { ReversalReason } from '../../domain/reversal.ts';
import { getWriteTool } from '../../domain/workflow.ts';
import { demoModel } from '../../config/demo.ts';
import { day, minute, second } from '../../lib/time.ts';
import { people } from '../world/hearth-and-pine.ts';
import { resolve } from './reviewing.ts';
import type { ProposalRow, ReviewRow, Scribe } from './scribe.ts';
import type { Trouble } from './troubles.ts';

/** Carries out what was approved, in order. `failing`: the code with which the last action's system refuses it. */
export function execute(scribe: Scribe, proposal: ProposalRow, body: ProposalBody, failing?: string): void {
  const { book, run, at } = scribe;
  const { chance, rows } = book;
  scribe.moveTo('executing', { proposedAt: run.proposedAt ?? at, decidedAt: at });
  for (const [index, { id: actionId, tool }] of body.actions.entries()) {
    scribe.pass(chance.between(0.1, 2) * second);
    const claimedAt = scribe.at;
    const event = { actor: theSystem, data: { action: actionId, tool } };
    scribe.record({ type: 'action.claimed', ...event });
    scribe.pass(chance.between(0.1, 1.5) * second);
    const about = { actionId, runId: run.id, proposalId: proposal.id, ordinal: index + 1, tool, claimedAt };
    if (failing && index === body.actions.length - 1) {
      rows.executions.push({ ...about, status: 'failed', settledAt: scribe.at, code: failing });
      const data = { ...event.data, code: failing, result: null };
      scribe.record({ type: 'action.failed', actor: theSystem, data });
      return block(scribe, 'action_failed', tool, theSystem);
    }
    const { system } = getWriteTool(scribe.workflow, tool);
    const record = { system, id: run.subjectKey, label: run.subjectLabel, url: null };
    const result = scribe.keep({ record, note: 'Done, in the invented history.' });
    rows.executions.push({ ...about, status: 'applied', settledAt: scribe.at, resultId: result.id });
    const data = { ...event.data, code: null, result: result.hash };
    scribe.record({ type: 'action.applied', actor: theSystem, data });
  }
  scribe.moveTo('completed', { finishedAt: scribe.at });
  scribe.record({ type: 'run.completed', actor: theSystem });
}

export function reject(scribe: Scribe, reason: string, by: string): void {
  scribe.moveTo('rejected', { decidedAt: scribe.at, finishedAt: scribe.at });
  scribe.record({ type: 'run.rejected', actor: person(by), data: { reason } });
}

/** Nobody decided at the last level, and its owner hears of it. */
export function expire(scribe: Scribe, review: ReviewRow): void {
  resolve(scribe, review, 'expired', theClock);
  scribe.moveTo('expired', { finishedAt: scribe.at, cause: 'review_expired' });
  scribe.record({ type: 'run.expired', actor: theClock });
  const trouble = stumble(scribe, 'review_expired', `level_${review.level}`);
  scribe.pass(scribe.book.chance.between(20, 200) * minute);
  trouble.ends = { at: scribe.at, by: people.margaret, note: scribe.keep('I did it by hand (invented).') };
}

export function block(
  scribe: Scribe,
  cause: IncidentCause,
  code: string,
  by: Actor = theAgent(demoModel),
): void {
  scribe.moveTo('blocked', { cause, causeCode: code });
  scribe.record({ type: 'run.blocked', actor: by, data: { cause, code } });
  stumble(scribe, cause, code);
}

/** Its owner looks at it, finishes it by hand and ends the run. */
export function cancel(scribe: Scribe, by: string): void {
  const { book } = scribe;
  scribe.moveTo('cancelled', { finishedAt: scribe.at });
  scribe.record({ type: 'run.cancelled', actor: person(by), surface: 'command' });
  for (const trouble of book.troubles) trouble.ends = { at: scribe.at, by: null };
}

function stumble({ book, run, workflow, at }: Scribe, cause: IncidentCause, code: string): Trouble {
  const trouble: Trouble = { runId: run.id, workflow, cause, code, at };
  book.troubles.push(trouble);
  return trouble;
}

/** Days later somebody undoes what was carried out first, and says so. */
export function undo(scribe: Scribe, by: string): void {
  const { book, run } = scribe;
  const [first] = book.rows.executions;
  if (!first || run.status !== 'completed') return;
  scribe.pass(book.chance.between(1, 3) * day);
  const { actionId, tool } = first;
  const reason = 'was_wrong' satisfies ReversalReason;
  book.rows.reversals.push({
    id: book.chance.id('rvs'),
    runId: run.id,
    actionId,
    tool,
    recordedByKind: 'person',
    recordedById: by,
    reasonCode: reason,
    reversedAt: scribe.at,
    recordedAt: scribe.at,
  });
  const data = { action: actionId, tool, reason, reversedAt: scribe.at.toISOString(), note: null };
  scribe.record({ type: 'action.reversed', actor: person(by), surface: 'view', data });
}
