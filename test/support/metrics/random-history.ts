import fc from 'fast-check';
import type { IncidentCause } from '../../../src/domain/incident.ts';
import { incidentCauses, incidentSeverity } from '../../../src/domain/incident.ts';
import type { ReviewResolution } from '../../../src/domain/review.ts';
import type { RunStatus } from '../../../src/domain/run.ts';
import { hour, later } from '../../../src/lib/time.ts';
import { begin, change, move, propose } from './books.ts';
import type { Books, DiaryRun } from './books.ts';

/** One thing that happens: `pick` and `flip` say to which run and how. */
export type Happening = { what: keyof typeof happenings; pick: number; flip: number };

export const workflowIds = ['bills', 'leads', 'triage'] as const;
const people = ['U0GRACE', 'U0LINUS', 'U0MARY'] as const;
const reasons = ['wrong_amount', 'wrong_tone', null] as const;

const oneOf = <T>(all: readonly T[], pick: number): T => {
  const [first, ...others] = all;
  if (first === undefined) throw new Error('There is nothing to pick from.');
  return [first, ...others][pick % all.length] ?? first;
};

type Scene = { books: Books; at: Date; pick: number; flip: number };
type Happens = (scene: Scene) => Promise<unknown>;

const inStatus = ({ books }: Scene, ...statuses: RunStatus[]) =>
  books.runs.filter(({ way }) => statuses.includes(way.at(-1)?.status ?? 'queued'));

/** What happens to a run of this status; nothing where there is none. */
const toOneThat =
  (statuses: RunStatus[], happens: (run: DiaryRun, scene: Scene) => Promise<unknown>): Happens =>
  async (scene) => {
    const able = inStatus(scene, ...statuses);
    if (able.length) await happens(oneOf(able, scene.pick), scene);
  };

const happenings = {
  start: ({ books, at, flip }) => startRun(books, at, flip, null),
  rerun: toOneThat(['completed', 'rejected'], (run, { books, at, flip }) => startRun(books, at, flip, run)),
  think: toOneThat(['queued', 'running'], (run, { books, at }) => move(books, run, 'running', at)),
  callModel: toOneThat(['running'], async (run, { books, at, flip }) => {
    books.steps.push({ ...stepOf(books, run, at), kind: 'model_call', costMicroUsd: flip % 5 ? flip : null });
  }),
  readTool: toOneThat(['running'], async (run, { books, at, flip }) => {
    books.steps.push({ ...stepOf(books, run, at), kind: 'tool_read', costMicroUsd: flip % 3 ? null : flip });
  }),
  ask: toOneThat(['running'], async (run, { books, at }) => {
    await openReview(books, run, propose(books, run, 'agent', at), at);
  }),
  approve: toOneThat(['awaiting_review'], async (run, scene) => {
    await decide(run, scene, 'approve', 'approved');
    await move(scene.books, run, 'executing', scene.at);
  }),
  edit: toOneThat(['awaiting_review'], async (run, scene) => {
    const { books, at } = scene;
    const editor = await decide(run, scene, 'edit', 'edited');
    await openReview(books, run, propose(books, run, editor, at), at);
    if (scene.flip % 2) return;
    await decide(run, { ...scene, flip: people.indexOf(editor) }, 'approve', 'approved');
    await move(books, run, 'executing', at);
  }),
  reject: toOneThat(['awaiting_review'], async (run, scene) => {
    await decide(run, scene, 'reject', 'rejected');
    await move(scene.books, run, scene.flip % 2 ? 'rejected' : 'running', scene.at);
  }),
  answer: toOneThat(['awaiting_review'], async (run, scene) => {
    await decide(run, scene, 'respond', 'answered');
    await move(scene.books, run, 'running', scene.at);
  }),
  escalate: toOneThat(['awaiting_review'], async (run, scene) => {
    const { books, at, flip } = scene;
    const before = openReviewOf(books, run);
    await end(books, before, 'escalated', at);
    const to = await openReview(books, run, before.proposalId, at);
    books.escalations.push({
      id: `esc_${books.escalations.length}`,
      runId: run.id,
      toReviewId: to,
      category: oneOf(['overdue', 'security'], flip),
      askedByKind: oneOf(['person', 'rule', 'clock'] as const, flip),
      askedById: 'x',
      escalatedAt: at,
    });
  }),
  expire: toOneThat(['awaiting_review'], async (run, { books, at }) => {
    await end(books, openReviewOf(books, run), 'expired', at);
    await move(books, run, 'expired', at);
  }),
  complete: toOneThat(['executing', 'running'], (run, { books, at }) => move(books, run, 'completed', at)),
  block: toOneThat(['running', 'executing'], async (run, { books, at, flip }) => {
    await move(books, run, 'blocked', at);
    await openIncident(books, run.workflowId, run.id, at, flip);
  }),
  remedy: toOneThat(['blocked'], (run, { books, at }) => move(books, run, 'queued', at)),
  cancel: toOneThat(['queued', 'running', 'blocked'], (run, { books, at }) =>
    move(books, run, 'cancelled', at),
  ),
  trouble: ({ books, at, pick, flip }) => openIncident(books, oneOf(workflowIds, pick), null, at, flip),
  settle: async ({ books, at, pick }) => {
    const open = books.incidents.filter(({ status }) => status !== 'resolved');
    const resolved = { status: 'resolved', resolvedAt: at } as const;
    if (open.length) await change(books, 'incidents', oneOf(open, pick), resolved);
  },
  reverse: toOneThat(['completed'], async (run, { books, at, flip }) => {
    const id = `rvs_${books.reversals.length}`;
    const endedAt = run.way.at(-1)?.at ?? at;
    // Seen only now, it may have happened at any time since.
    const reversedAt = flip % 2 ? at : new Date((at.getTime() + endedAt.getTime()) / 2);
    const by = { recordedByKind: 'system', recordedById: 'leenops' } as const;
    books.reversals.push({
      id,
      runId: run.id,
      actionId: id,
      tool: 'refund',
      ...by,
      reversedAt,
      recordedAt: at,
    });
  }),
} satisfies Record<string, Happens>;

export function happen(happening: Happening, books: Books, at: Date): Promise<unknown> {
  const { what, pick, flip } = happening;
  return happenings[what]({ books, at, pick, flip });
}

const often = ['start', 'think', 'ask', 'approve', 'complete'] as const;

export const anyHappening: fc.Arbitrary<Happening> = fc.record({
  what: fc.oneof(
    { arbitrary: fc.constantFrom(...often), weight: 2 },
    { arbitrary: fc.constantFrom(...(Object.keys(happenings) as Happening['what'][])), weight: 3 },
  ),
  pick: fc.nat(50),
  flip: fc.nat(1_000),
});

async function startRun(books: Books, at: Date, flip: number, earlier: DiaryRun | null): Promise<void> {
  const workflowId = earlier?.workflowId ?? oneOf(workflowIds, flip);
  const mode = earlier?.mode ?? (flip % 7 === 0 ? 'shadow' : 'live');
  await begin(books, { id: `run_${books.runs.length}`, workflowId, mode, rerunOf: earlier?.id ?? null, at });
}

function stepOf({ steps }: Books, { id }: DiaryRun, at: Date) {
  return {
    id: `stp_${steps.length}`,
    runId: id,
    attempt: 1,
    name: 'x',
    status: 'done' as const,
    startedAt: at,
  };
}

async function openReview(books: Books, run: DiaryRun, proposalId: string, at: Date): Promise<string> {
  await move(books, run, 'awaiting_review', at);
  const id = `rev_${books.reviews.length}`;
  const asked = { level: 1, teamId: 't', quorum: 1, openedAt: at, dueAt: later(at, 6 * hour) };
  books.reviews.push({ id, runId: run.id, proposalId, ...asked });
  return id;
}

function openReviewOf({ reviews }: Books, { id }: DiaryRun) {
  const open = reviews.find(({ runId, resolution }) => runId === id && !resolution);
  if (!open) throw new Error(`${id} has no open review.`);
  return open;
}

async function end(books: Books, review: Books['reviews'][number], resolution: ReviewResolution, at: Date) {
  await change(books, 'reviews', review, { resolution, resolvedAt: at });
}

/** One person decides and the review ends; answers who it was. */
async function decide(
  run: DiaryRun,
  { books, at, flip }: Scene,
  kind: 'approve' | 'edit' | 'reject' | 'respond',
  resolution: ReviewResolution,
): Promise<(typeof people)[number]> {
  const review = openReviewOf(books, run);
  const who = oneOf(people, flip);
  books.decisions.push({
    id: `dec_${books.decisions.length}`,
    runId: run.id,
    reviewId: review.id,
    proposalId: review.proposalId,
    kind,
    deciderKind: 'person',
    deciderId: who,
    reasonCode: kind === 'reject' ? oneOf(reasons, flip) : null,
    surface: 'message',
    decidedAt: at,
  });
  await end(books, review, resolution, at);
  return who;
}

async function openIncident(books: Books, workflowId: string, runId: string | null, at: Date, flip: number) {
  const cause: IncidentCause = oneOf(incidentCauses.slice(0, 3), flip);
  books.incidents.push({
    id: `inc_${books.incidents.length}`,
    workflowId,
    runId,
    cause,
    code: 'x',
    fingerprint: `${workflowId}:${cause}`,
    severity: incidentSeverity(cause, 'x'),
    status: 'opened',
    ownerTeam: 't',
    openedAt: at,
  });
}
