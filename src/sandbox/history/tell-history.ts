import { person, theClock } from '../../domain/event.ts';
import type { AuditEvent } from '../../domain/event.ts';
import { lastFullWeek, periodOf } from '../../domain/week.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { workspaceChain } from '../../db/events.ts';
import { day, hour, later, minute } from '../../lib/time.ts';
import { people, teamSeed, timeZone } from '../world/hearth-and-pine.ts';
import { reportCases } from './cases/reports.ts';
import { undo } from './ending.ts';
import { chanceFrom } from './chance.ts';
import type { Chance } from './chance.ts';
import { fates, inWeek, weeks } from './fates.ts';
import type { Fate } from './fates.ts';
import { noRows } from './rows.ts';
import type { Rows } from './rows.ts';
import { beginRun } from './scribe.ts';
import type { Book, Begun } from './scribe.ts';
import { tellRun } from './tell-run.ts';
import type { Odds } from './tell-run.ts';

type Wanted = { workflows: readonly Workflow[]; now: Date; seed: number };

/** Eight weeks of an operation, up to now: every row of it, in the order in which it happened. The same seed gives the same rows. */
export function tellHistory({ workflows, now, seed }: Wanted): Rows {
  const chance = chanceFrom(seed);
  const all = noRows();
  const telling = { chance, all, startsAt: startOfHistory(now), now, subjects: new Set<string>() };
  for (const fate of fates) {
    const workflow = workflows.find(({ id }) => id === fate.id);
    if (workflow) tellWorkflow(telling, workflow, fate);
  }
  const reporting = workflows.find(({ id }) => id === 'weekly-reporting');
  if (reporting) tellReports(telling, reporting);
  all.events.sort((a, b) => a.at.getTime() - b.at.getTime());
  return all;
}

/** Midnight, so many weeks ago. */
export function startOfHistory(now: Date): Date {
  return new Date(Math.floor((now.getTime() - weeks * 7 * day) / day) * day);
}

/** `subjects`: what there was a run about already. */
type Telling = { chance: Chance; all: Rows; startsAt: Date; now: Date; subjects: Set<string> };

function tellWorkflow(telling: Telling, workflow: Workflow, fate: Fate): void {
  const { chance, startsAt } = telling;
  const promotedAt = promotionOf(fate, startsAt);
  let leftOpen = 2;
  let undone = fate.undone ?? 0;
  for (let nth = weeks * 7; nth >= 0; nth -= 1) {
    const today = later(startsAt, nth * day);
    const week = Math.min(weeks - 1, Math.floor(nth / 7));
    const isWeekend = [0, 6].includes(today.getUTCDay());
    const usual = isWeekend ? fate.perDay.weekend : fate.perDay.workday;
    for (let count = Math.round(usual * chance.between(0.75, 1.25)); count > 0; count -= 1) {
      const at = later(today, Math.round(chance.between(6.5, 14) * hour));
      const isFailing = fate.fails && nth > (weeks - 1) * 7 && chance.happens(fate.fails.share);
      const odds: Odds = {
        rejected: inWeek(fate.rejected, week),
        edited: inWeek(fate.edited, week),
        waitMinutes: inWeek(fate.waits, week),
        failing: isFailing ? fate.fails?.system : undefined,
        isLookedAt: leftOpen === 0,
      };
      const { intake, cases } = fate.about(chance);
      const mode = at < promotedAt ? 'pilot' : 'live';
      const isAsked = chance.happens(0.7);
      const from = isAsked ? {} : { source: fate.webhook };
      const begun: Begun = {
        workflow,
        mode,
        intake,
        at,
        from,
        trigger: isAsked ? 'command' : 'webhook',
        requester: isAsked ? people.ada : null,
      };
      const about = chance.weighted(cases);
      const isUndone = undone > 0 && at < later(promotedAt, -undoneWithin) && week > 0;
      const told = tell(telling, begun, (scribe) => {
        tellRun(scribe, about, odds);
        if (isUndone) undo(scribe, people.margaret);
      });
      if (told?.status === 'blocked') leftOpen -= 1;
      if (isUndone && told) undone -= 1;
      if (told?.status !== 'completed' || !told.finishedAt || !chance.happens(0.025)) continue;
      const once: Begun = { ...begun, trigger: 'command', requester: people.ada, rerunOf: told.id };
      const againAt = later(told.finishedAt, Math.round(chance.between(0.5, 5) * day));
      tell(telling, { ...once, at: againAt }, (scribe) => tellRun(scribe, about, { ...odds, rejected: 0 }));
    }
  }
  tellPromotion(telling, workflow, promotedAt);
}

/** An action that is undone while its workflow is live takes that back: the story would begin with it. */
const undoneWithin = 7 * day;

/** When people said that it may do more alone, or will. */
function promotionOf({ pilotWeeks }: Fate, startsAt: Date): Date {
  return later(startsAt, pilotWeeks * 7 * day + 9 * hour);
}

/** The owner proposed it and a second person confirmed it, on what was decided until then. */
function tellPromotion({ all, chance, now }: Telling, workflow: Workflow, at: Date): void {
  if (at >= now) return;
  const own = new Set(all.runs.filter(({ workflowId }) => workflowId === workflow.id).map(({ id }) => id));
  const decided = all.reviews.filter(
    ({ runId, resolvedAt }) => own.has(runId) && resolvedAt && resolvedAt < at,
  );
  const by = (resolution: string) => decided.filter((review) => review.resolution === resolution).length;
  const [unchanged, edited, rejected] = [by('approved'), by('edited'), by('rejected')];
  const evidence = { reviewed: unchanged + edited + rejected, unchanged, edited, rejected };
  const change = { id: chance.id('mch'), from: 'pilot', to: 'live', reason: 'promoted' } as const;
  const [owner, second] = [person(people.priya), people.margaret];
  const workflowId = workflow.id;
  all.modeChanges.push({
    ...change,
    workflowId,
    byKind: owner.kind,
    byId: owner.id,
    secondId: second,
    evidence,
    at,
  });
  const { id, ...how } = change;
  const data = { change: id, workflow: workflowId, ...how, second, evidence };
  recordInWorkspace(all, at, { type: 'workflow.promoted', actor: owner, surface: 'command', data });
}

/** Adds the run, unless it would not be over by now. Answers its row. */
function tell(
  { chance, all, now, subjects }: Telling,
  begun: Begun,
  life: (scribe: ReturnType<typeof beginRun>) => void,
): Rows['runs'][number] | undefined {
  const book: Book = { rows: noRows(), chance, channelOf };
  const scribe = beginRun(book, begun);
  life(scribe);
  const subject = `${scribe.run.subjectKey} ${scribe.run.rerunOf}`;
  if (scribe.at > later(now, -minute) || subjects.has(subject)) return undefined;
  subjects.add(subject);
  for (const name of Object.keys(all) as (keyof Rows)[]) (all[name] as object[]).push(...book.rows[name]);
  return scribe.run;
}

function channelOf(team: string): string {
  const channel = teamSeed.teams[team]?.channel;
  if (!channel) throw new Error(`Nobody has bound the team ${team} in the sandbox.`);
  return channel;
}

/** Reports are drawn up by the clock. Those of the last three weeks are left for whoever tries the sandbox. */
function tellReports(telling: Telling, workflow: Workflow): void {
  const { chance, all, now } = telling;
  for (let ago = weeks; ago > 3; ago -= 1) {
    const week = lastFullWeek(later(now, -(ago - 1) * 7 * day), timeZone);
    const at = later(periodOf(week, timeZone).to, 8 * hour);
    const [fire, about] = [chance.id('fir'), chance.weighted(reportCases(chance, week))];
    const begun: Begun = {
      workflow,
      mode: 'live',
      trigger: 'schedule',
      requester: null,
      intake: { week, channel: '' },
      at,
      from: { schedule: 'monday', fire },
    };
    const odds = { rejected: 0, edited: 0, waitMinutes: 40, failing: undefined, isLookedAt: true };
    const run = tell(telling, begun, (scribe) => tellRun(scribe, about, odds));
    if (!run) continue;
    const moments = { at, firedAt: at, movedAt: at };
    const ofIt = { workflowId: workflow.id, name: 'monday' };
    all.fires.push({ id: fire, ...ofIt, ...moments, status: 'started', missed: 0, tries: 1 });
    all.fireRuns.push({ fireId: fire, runId: run.id, how: 'started' });
    const data = { workflow: workflow.id, schedule: 'monday', fire, code: null };
    const fired = { ...data, at: at.toISOString(), lateMs: 0, missed: 0 };
    recordInWorkspace(all, at, { type: 'schedule.fired', actor: theClock, data: fired });
    const counts = { started: 1, joined: 0, repeated: 0 };
    recordInWorkspace(all, at, { type: 'schedule.started', actor: theClock, data: { ...data, ...counts } });
  }
}

function recordInWorkspace(
  all: Rows,
  at: Date,
  { type, actor, surface = 'none', data = {} }: AuditEvent,
): void {
  const by = { actorKind: actor.kind, actorId: actor.id };
  all.events.push({ chain: workspaceChain, type, ...by, surface, data, at });
}
