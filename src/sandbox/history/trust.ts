import { demoModel } from '../../config/demo.ts';
import { workspaceChain } from '../../db/events.ts';
import type { DecidedRun } from '../../db/promotion-evidence.ts';
import { person } from '../../domain/event.ts';
import { evidenceOf } from '../../domain/promotion/evidence.ts';
import type { Evidence } from '../../domain/promotion/evidence.ts';
import { missingIn, quietMs, topSeverity } from '../../domain/promotion/minimum.ts';
import { promotionLastsMs } from '../../domain/promotion/promotion.ts';
import type { Action, ProposalBody } from '../../domain/proposal.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { reviewedAs, toleranceOf } from '../../engine/modes/gather-evidence.ts';
import { hour, later } from '../../lib/time.ts';
import { people } from '../world/hearth-and-pine.ts';
import type { Chance } from './chance.ts';
import type { Rows } from './rows.ts';

/** A workflow in pilot since then, with each of its runs by itself. */
export type Trial = { workflow: Workflow; since: Date; runs: readonly Rows[] };

/** A promotion that its owner proposed and a second person confirmed. */
export type Promoted = Trial & { proposedAt: Date; confirmedAt: Date };

/** When it is promoted, if that is proposed then: the evidence must be enough at both clicks. */
export function promotedOn(trial: Trial, proposedAt: Date): Promoted | undefined {
  const confirmedAt = later(proposedAt, 1.5 * hour);
  const isEnough = [proposedAt, confirmedAt].every((at) => missingIn(evidenceAt(trial, at, [])).length === 0);
  return isEnough ? { ...trial, proposedAt, confirmedAt } : undefined;
}

/** What the engine would have found then. */
function evidenceAt({ workflow, since, runs }: Trial, at: Date, incidents: Rows['incidents']): Evidence {
  const own = incidents.filter(({ workflowId, openedAt }) => workflowId === workflow.id && openedAt < at);
  const recent = own.filter(({ openedAt }) => openedAt >= later(at, -quietMs));
  return evidenceOf(
    { mode: 'pilot', version: workflow.version, model: demoModel },
    toleranceOf(workflow),
    runs.flatMap((rows) => decidedBy(rows, at) ?? []).map((run) => reviewedAs(run, workflow)),
    {
      since,
      shadowRuns: 0,
      severities: own.filter(({ openedAt }) => openedAt >= since).map(({ severity }) => severity),
      topSeverity: recent.filter(({ severity }) => severity === topSeverity).length,
    },
  );
}

/** What people had decided of a run by then; undefined while that says nothing. */
function decidedBy(rows: Rows, at: Date): DecidedRun | undefined {
  const by = (moment: Date | null | undefined) => moment instanceof Date && moment < at;
  const [run] = rows.runs;
  const [first] = rows.proposals;
  const reviews = rows.reviews.filter(({ openedAt }) => by(openedAt));
  const ended = reviews.filter(({ resolvedAt }) => by(resolvedAt));
  const decisions = rows.decisions.filter(({ decidedAt }) => by(decidedAt));
  const [carriedOut] = rows.executions.filter(({ claimedAt }) => by(claimedAt));
  const has = (wanted: string) => ended.some(({ resolution }) => resolution === wanted);
  const isDone = carriedOut !== undefined || (run?.status === 'completed' && by(run.finishedAt));
  const isDecided =
    has('rejected') || has('edited') || (has('approved') && ended.length === reviews.length && isDone);
  if (!run || !first || !isDecided) return undefined;
  const told = ['approved', 'edited', 'rejected'];
  return {
    version: run.workflowVersion,
    model: first.authorId,
    isRejected: has('rejected'),
    isEdited: has('edited'),
    isReversed: rows.reversals.some(({ recordedAt }) => by(recordedAt)),
    reasons: decisions.flatMap(({ kind, reasonCode }) => (kind === 'reject' ? [reasonCode ?? 'none'] : [])),
    deciders: decisions
      .filter(({ kind, deciderKind }) => deciderKind === 'person' && kind !== 'escalate')
      .map(({ deciderId }) => deciderId),
    decidedInMs: ended
      .filter(({ resolution }) => told.includes(resolution ?? ''))
      .map(({ openedAt, resolvedAt }) => (resolvedAt?.getTime() ?? 0) - openedAt.getTime()),
    proposed: actionsOf(rows, first.id),
    done: carriedOut ? actionsOf(rows, carriedOut.proposalId) : null,
  };
}

function actionsOf({ proposals, contents }: Rows, proposalId: string): Action[] | null {
  const proposal = proposals.find(({ id }) => id === proposalId);
  const text = contents.find(({ id }) => id === proposal?.bodyId);
  return text ? (text.body as ProposalBody).actions : null;
}

/** Writes it as the engine does: the proposal with its evidence, then the change. */
export function tellPromotion(all: Rows, chance: Chance, promoted: Promoted): void {
  const { workflow, proposedAt, confirmedAt } = promoted;
  const evidence = evidenceAt(promoted, proposedAt, all.incidents);
  const { reviewed, unchanged, bound, tolerance, version, model } = evidence;
  const [owner, second] = [people.margaret, people.priya];
  const [promotion, change] = [chance.id('prm'), chance.id('mch')];
  const step = { from: 'pilot', to: 'live' } as const;
  all.promotions.push({
    id: promotion,
    workflowId: workflow.id,
    ...step,
    evidence,
    proposedBy: owner,
    proposedAt,
    lapsesAt: later(proposedAt, promotionLastsMs),
    state: 'confirmed',
    endedBy: second,
    endedAt: confirmedAt,
  });
  const frozen = { promotion, reviewed, unchanged, bound, tolerance, version, model };
  const how = { ...step, reason: 'promoted' } as const;
  const { kind: byKind, id: byId } = person(owner);
  all.modeChanges.push({
    id: change,
    workflowId: workflow.id,
    ...how,
    byKind,
    byId,
    secondId: second,
    evidence: frozen,
    at: confirmedAt,
  });
  const about = { workflow: workflow.id };
  const proposal = { promotion, ...about, ...step, reviewed, unchanged, bound, version, model };
  const events = [
    { at: proposedAt, type: 'promotion.proposed', data: proposal },
    {
      at: confirmedAt,
      type: 'workflow.promoted',
      data: { change, ...about, ...how, second, evidence: frozen },
    },
  ] as const;
  for (const { at, type, data } of events)
    all.events.push({
      chain: workspaceChain,
      type,
      actorKind: byKind,
      actorId: byId,
      surface: 'message',
      data,
      at,
    });
}
