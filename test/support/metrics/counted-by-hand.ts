import type { OperationsMetrics } from '../../../src/domain/metrics/operations.ts';
import type { RunStatus } from '../../../src/domain/run.ts';
import type { Period } from '../../../src/domain/week.ts';
import { day, hour, minute, second } from '../../../src/lib/time.ts';
import type { Books, DiaryRun } from './books.ts';

/** The numbers of a period as somebody would count them who has the diary, a pencil and much time: nothing here is shared with `src`. */
export function countedByHand(
  all: Books,
  { period, now, only }: { period: Period; now: Date; only?: readonly string[] },
): OperationsMetrics {
  const books = without(all, only);
  const at = now < period.to ? now : period.to;
  const isIn = (instant: Date | null | undefined) =>
    instant !== null && instant !== undefined && instant >= period.from && instant < period.to;

  const finished = books.runs.filter((run) => isIn(endOf(run)));
  const completed = finished.filter((run) => statusOf(run) === 'completed');
  const forReal = completed.filter(({ mode }) => mode !== 'shadow');
  const resolved = books.reviews.filter(({ id, resolution, resolvedAt }) => {
    const byPeople = ['approved', 'edited', 'rejected', 'answered'].includes(resolution ?? '');
    return isIn(resolvedAt) && byPeople && !(resolution === 'approved' && isOnlyByEditor(books, id));
  });
  const of = (resolution: string) => resolved.filter((review) => review.resolution === resolution).length;
  const decided = books.decisions.filter(
    (one) => isIn(one.decidedAt) && one.deciderKind === 'person' && !isEditorsOwn(books, one),
  );
  const rejections = decided.filter(({ kind }) => kind === 'reject');
  const escalated = books.escalations.filter(({ escalatedAt }) => isIn(escalatedAt));
  const opened = books.incidents.filter(({ openedAt }) => isIn(openedAt));
  const waiting = books.reviews.filter(
    (one) => one.openedAt < at && !(one.resolvedAt && one.resolvedAt <= at),
  );
  const people = [...new Set(decided.map(({ deciderId }) => deciderId))];
  return {
    finished: finished.length,
    outcomes: tally(finished.map((run) => statusOf(run))),
    completed: { of: completed.length, outOf: finished.length },
    completedInShadow: completed.length - forReal.length,
    withoutRework: {
      of: forReal.filter((run) => !isReworked(books, run)).length,
      outOf: forReal.length,
      isProvisional: now.getTime() < period.to.getTime() + 7 * day,
    },
    cycleTime: spread(finished.map((run) => between(run.way[0]?.at, endOf(run)))),
    split: split(finished),
    cost: cost(books, finished, completed.length),
    approved: { of: of('approved'), outOf: resolved.length },
    edited: { of: of('edited'), outOf: resolved.length },
    timeToDecide: spread(resolved.map(({ openedAt, resolvedAt }) => between(openedAt, resolvedAt))),
    reviewers: people
      .map((person) => decided.filter(({ deciderId }) => deciderId === person))
      .map((own) => ({
        person: own[0]?.deciderId ?? '',
        decisions: own.length,
        timeToDecide: spread(
          own.map((one) => between(reviewOf(books, one.reviewId)?.openedAt, one.decidedAt)),
        ),
      }))
      .toSorted((a, b) => b.decisions - a.decisions || a.person.localeCompare(b.person, 'en')),
    rejections: {
      count: rejections.length,
      reasons: tally(rejections.map(({ reasonCode }) => reasonCode ?? 'none_given')),
    },
    escalations: {
      count: escalated.length,
      categories: tally(escalated.map(({ category }) => category)),
      by: tally(escalated.map(({ askedByKind }) => askedByKind)),
    },
    incidents: {
      count: opened.length,
      causes: tally(opened.map(({ cause }) => cause)),
      severities: tally(opened.map(({ severity }) => severity)),
      blockedRuns: new Set(books.stops.filter((stop) => isIn(stop.at)).map(({ runId }) => runId)).size,
      repeated: repeated(books, isIn),
      open: books.incidents.filter(
        (one) => one.openedAt < at && (one.status !== 'resolved' || (one.resolvedAt ?? at) > at),
      ).length,
    },
    reversals: books.reversals.filter(({ recordedAt }) => isIn(recordedAt)).length,
    queue: {
      open: waiting.length,
      overdue: { of: waiting.filter(({ dueAt }) => dueAt < at).length, outOf: waiting.length },
      oldestMs: waiting.length ? Math.max(...waiting.map(({ openedAt }) => between(openedAt, at))) : null,
    },
  };
}

function without(books: Books, only: readonly string[] | undefined): Books {
  const runs = books.runs.filter(({ workflowId }) => !only || only.includes(workflowId));
  const ids = new Set(runs.map(({ id }) => id));
  const own = <T extends { runId?: string | null }>(rows: T[]) =>
    rows.filter((row) => ids.has(row.runId ?? ''));
  return {
    ...books,
    runs,
    reviews: own(books.reviews),
    decisions: own(books.decisions),
    escalations: own(books.escalations),
    incidents: books.incidents.filter(({ workflowId }) => !only || only.includes(workflowId)),
    steps: own(books.steps),
    reversals: own(books.reversals),
    stops: own(books.stops),
  };
}

const over: readonly RunStatus[] = ['completed', 'rejected', 'expired', 'cancelled'];
const endOf = ({ way }: DiaryRun) => way.find(({ status }) => over.includes(status))?.at;
const statusOf = ({ way }: DiaryRun): string => way.at(-1)?.status ?? '';
const reviewOf = ({ reviews }: Books, id: string | null | undefined) => reviews.find((one) => one.id === id);

function between(from: Date | undefined, to: Date | null | undefined): number {
  return (to?.getTime() ?? Number.NaN) - (from?.getTime() ?? Number.NaN);
}

function isReworked(books: Books, run: DiaryRun): boolean {
  const soon = (at: Date) => between(endOf(run), at) <= 7 * day;
  return (
    books.reviews.some(
      (one) => one.runId === run.id && ['edited', 'rejected'].includes(one.resolution ?? ''),
    ) ||
    books.runs.some((again) => again.rerunOf === run.id && soon(again.way[0]?.at ?? new Date(Number.NaN))) ||
    books.reversals.some((one) => one.runId === run.id && soon(one.reversedAt))
  );
}

function isEditorsOwn({ proposals }: Books, one: Books['decisions'][number]): boolean {
  const author = proposals.find(({ id }) => id === one.proposalId)?.authorId;
  return one.kind === 'approve' && author === one.deciderId;
}

function isOnlyByEditor(books: Books, reviewId: string): boolean {
  const approvals = books.decisions.filter((one) => one.reviewId === reviewId && one.kind === 'approve');
  return approvals.length > 0 && approvals.every((one) => isEditorsOwn(books, one));
}

function cost(books: Books, finished: DiaryRun[], completed: number): OperationsMetrics['cost'] {
  const stepsOf = (run: DiaryRun, kind: string) =>
    books.steps.filter((step) => step.runId === run.id && step.kind === kind);
  const isUnpriced = (run: DiaryRun) =>
    stepsOf(run, 'model_call').some(({ costMicroUsd }) => typeof costMicroUsd !== 'number');
  const sum = (steps: Books['steps']) => steps.reduce((total, step) => total + (step.costMicroUsd ?? 0), 0);
  const unpriced = finished.filter(isUnpriced).length;
  const model = unpriced ? null : sum(finished.flatMap((run) => stepsOf(run, 'model_call')));
  const calls = finished.flatMap((run) => stepsOf(run, 'tool_read'));
  const priced = calls.filter(({ costMicroUsd }) => typeof costMicroUsd === 'number');
  const microUsd = model === null ? null : model + sum(priced);
  return {
    microUsd,
    model,
    tools: priced.length ? sum(priced) : null,
    pricedCalls: { of: priced.length, outOf: calls.length },
    unpriced: { of: unpriced, outOf: finished.length },
    perCompleted: microUsd === null || completed === 0 ? null : Math.round(microUsd / completed),
  };
}

const partOf: Partial<Record<RunStatus, 'queue' | 'agent' | 'review' | 'execution' | 'blocked'>> = {
  queued: 'queue',
  running: 'agent',
  awaiting_review: 'review',
  executing: 'execution',
  blocked: 'blocked',
};

function split(finished: DiaryRun[]): OperationsMetrics['split'] {
  if (finished.length === 0) return null;
  const sums = { queue: 0, agent: 0, review: 0, execution: 0, blocked: 0 };
  for (const { way } of finished) {
    for (const [index, { status, at }] of way.entries()) {
      const part = partOf[status];
      if (part) sums[part] += between(at, way[index + 1]?.at);
    }
  }
  const mean = (part: keyof typeof sums) => Math.round(sums[part] / finished.length);
  const [queue, agent, review] = [mean('queue'), mean('agent'), mean('review')];
  const [execution, blocked] = [mean('execution'), mean('blocked')];
  const whole = queue + agent + review + execution + blocked;
  return { count: finished.length, queue, agent, review, execution, blocked, whole };
}

function repeated({ incidents }: Books, isIn: (at: Date) => boolean): string[] {
  const prints = [...new Set(incidents.map(({ fingerprint }) => fingerprint))];
  const repeats = prints.filter((print) => {
    const same = incidents.filter(({ fingerprint }) => fingerprint === print);
    return same.some(({ openedAt }) => {
      const before = same.filter(
        (one) => one.openedAt <= openedAt && between(one.openedAt, openedAt) <= 7 * day,
      );
      return isIn(openedAt) && before.length >= 3;
    });
  });
  return repeats.toSorted();
}

function tally(codes: string[]) {
  return [...new Set(codes)]
    .map((code) => ({ code, count: codes.filter((one) => one === code).length }))
    .toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

function spread(spans: number[]) {
  const sorted = spans.map((span) => to(unitOf(span), span)).toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? null;
  return { count: sorted.length, p50: at(0.5), p90: at(0.9) };
}

const to = (unit: number, span: number) => Math.round(span / unit) * unit;

function unitOf(span: number): number {
  if (span >= 20 * hour) return hour;
  if (span >= 2 * hour) return 10 * minute;
  if (span >= 20 * minute) return minute;
  if (span >= 2 * minute) return 10 * second;
  return span >= 10 * second ? second : second / 10;
}
