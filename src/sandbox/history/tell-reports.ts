import { theClock } from '../../domain/event.ts';
import type { AuditEvent } from '../../domain/event.ts';
import { lastFullWeek, periodOf } from '../../domain/week.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { workspaceChain } from '../../db/events.ts';
import { day, hour, later } from '../../lib/time.ts';
import { timeZone } from '../world/hearth-and-pine.ts';
import { reportCases } from './cases/reports.ts';
import { weeks } from './fates.ts';
import type { Rows } from './rows.ts';
import type { Begun } from './scribe.ts';
import { tell } from './telling.ts';
import type { Telling } from './telling.ts';
import { tellRun } from './tell-run.ts';

/** Reports are drawn up by the clock. Those of the last three weeks are left for whoever tries the sandbox. */
export function tellReports(telling: Telling, workflow: Workflow): void {
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
    const told = tell(telling, begun, (scribe) => tellRun(scribe, about, odds));
    const [run] = told?.runs ?? [];
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
