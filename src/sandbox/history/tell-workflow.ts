import { lastFullWeek, periodOf } from '../../domain/week.ts';
import type { Mode } from '../../domain/run.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { day, hour, later } from '../../lib/time.ts';
import { people, timeZone } from '../world/hearth-and-pine.ts';
import type { Chance } from './chance.ts';
import { earlierVersion } from './earlier-version.ts';
import { undo } from './ending.ts';
import { busy, inWeek, weeks } from './fates.ts';
import type { Fate } from './fates.ts';
import type { Rows } from './rows.ts';
import type { Begun } from './scribe.ts';
import { tell } from './telling.ts';
import type { Telling } from './telling.ts';
import { tellRun } from './tell-run.ts';
import type { Odds } from './tell-run.ts';
import type { Case } from './thinking.ts';
import { promotedOn } from './trust.ts';
import type { Promoted } from './trust.ts';

/** In pilot one proposal is not as people want it, and the evidence suffices all the same; live, so few of twenty that it stays live. */
const mostWrong = { pilot: { of: Infinity, wrong: 1 }, live: { of: 20, wrong: 3 } };

type Again = { on: number; begun: Begun; about: Case };

/** A workflow from its first day in pilot on. Answers its promotion. */
export function tellWorkflow(telling: Telling, workflow: Workflow, fate: Fate): Promoted | undefined {
  const { chance, startsAt, now } = telling;
  const failsFrom = later(periodOf(lastFullWeek(now, timeZone), timeZone).from, 2 * day);
  const improvedAt = later(startsAt, (fate.improvedAfter ?? 0) * 7 * day);
  const told: Rows[] = [];
  let promoted: Promoted | undefined;
  let again: Again[] = [];
  let leftOpen = 2;
  let undone = fate.undone ?? 0;

  for (let nth = 0; nth <= weeks * 7; nth += 1) {
    const today = later(startsAt, nth * day);
    const week = Math.min(weeks - 1, Math.floor(nth / 7));
    const isWeekend = [0, 6].includes(today.getUTCDay());
    const version = today < improvedAt ? earlierVersion(workflow) : workflow;
    const mode: Mode = promoted ? 'live' : 'pilot';
    let failing = fate.fails && today >= failsFrom && !isWeekend ? fate.fails.perDay : 0;

    for (const { begun, about } of again.filter(({ on }) => on === nth))
      run({ ...begun, workflow: version, mode, at: atWork(chance, today) }, about, {
        rejected: 0,
        edited: 0,
      });
    again = again.filter(({ on }) => on !== nth);

    const usual = (isWeekend ? fate.perDay.weekend : fate.perDay.workday) * busy(week);
    for (let count = Math.round(usual * chance.between(0.85, 1.15)); count > 0; count -= 1) {
      const { intake, cases } = fate.about(chance);
      const isAsked = chance.happens(0.7);
      const begun: Begun = {
        workflow: version,
        mode,
        intake,
        at: atWork(chance, today),
        from: isAsked ? {} : { source: fate.webhook },
        trigger: isAsked ? 'command' : 'webhook',
        requester: isAsked ? people.ada : null,
      };
      const about = chance.weighted(cases);
      const rows = run(begun, about, { ...oddsIn(week, version), ...(failing > 0 ? broken() : {}) });
      failing -= 1;
      const [ended] = rows?.runs ?? [];
      if (ended?.status === 'blocked') leftOpen -= 1;
      if (ended?.status !== 'completed' || !chance.happens(0.025)) continue;
      const once: Begun = { ...begun, trigger: 'command', requester: people.ada, rerunOf: ended.id };
      again.push({ on: nth + chance.whole(1, 5), begun: once, about });
    }
    if (!promoted && !isWeekend && nth >= fate.pilotWeeks * 7)
      promoted = promotedOn({ workflow, since: startsAt, runs: told }, later(today, 14.75 * hour));
  }
  return promoted && promoted.confirmedAt < now ? promoted : undefined;

  function run(begun: Begun, about: Case, chances: Partial<Odds>): Rows | undefined {
    const { [begun.mode === 'live' ? 'live' : 'pilot']: most } = mostWrong;
    const isTrusted = begun.workflow !== workflow || wrongOfLast(told, begun, most.of) < most.wrong;
    const odds: Odds = {
      rejected: 0,
      edited: 0,
      failing: undefined,
      isLookedAt: leftOpen === 0,
      waitMinutes: inWeek(fate.waits, weekOf(begun.at)),
      ...chances,
      ...(isTrusted ? {} : { rejected: 0, edited: 0 }),
    };
    const isUndone = undone > 0 && weekOf(begun.at) === 1;
    const rows = tell(telling, begun, (scribe) => {
      tellRun(scribe, about, odds);
      if (isUndone) undo(scribe, people.margaret);
    });
    if (rows) told.push(rows);
    if (rows?.reversals.length) undone -= 1;
    return rows;
  }

  function weekOf(at: Date): number {
    return Math.min(weeks - 1, Math.floor((at.getTime() - startsAt.getTime()) / (7 * day)));
  }

  /** While everything is looked at, most of it is routine. */
  function oddsIn(week: number, version: Workflow): Partial<Odds> {
    if (!promoted && version === workflow) return { rejected: 0.01, edited: 0.01 };
    return { rejected: inWeek(fate.rejected, week), edited: inWeek(fate.edited, week) };
  }

  function broken(): Partial<Odds> {
    return { failing: fate.fails?.system };
  }
}

function atWork(chance: Chance, today: Date): Date {
  return later(today, Math.round(chance.between(6.5, 14) * hour));
}

/** Of the newest that people decided on in this mode, on the work of this version. */
function wrongOfLast(told: readonly Rows[], { mode, workflow }: Begun, count: number): number {
  const decided = told.filter(
    ({ runs: [each], reviews }) =>
      each?.mode === mode &&
      each.workflowVersion === workflow.version &&
      reviews.some(({ resolution }) => resolution === 'approved' || resolution === 'rejected'),
  );
  return decided
    .slice(-Math.min(count, decided.length))
    .filter(({ reviews }) =>
      reviews.some(({ resolution }) => resolution === 'edited' || resolution === 'rejected'),
    ).length;
}
