import { dayAt, spanOf } from './days.ts';
import type { TeamId, WorkflowSpec } from './workflow.ts';

/** How a workflow lives while people look at everything it proposes. */
export type Pilot = {
  /** The team in whose channel its runs live then; in its home's, unless said otherwise or while nobody bound it. */
  home?: TeamId;
  /** So many runs may be started in one day of the workspace: people have to look at each. */
  perDay: number;
};

const usual: Pilot = { perDay: 20 };

export function pilotOf({ pilot = usual }: { pilot?: Pilot }): Pilot {
  return pilot;
}

/** From the first moment of the workspace's day to the first of the next, when the places are free again. */
export function pilotDay(now: Date, timeZone: string): { startsAt: Date; endsAt: Date } {
  const today = dayAt(now, timeZone);
  return spanOf({ first: today, last: today }, timeZone);
}

/** What is wrong with it, in sentences. */
export function problemsOfPilot({ pilot }: Pick<WorkflowSpec<never>, 'pilot'>): string[] {
  if (!pilot || (Number.isInteger(pilot.perDay) && pilot.perDay > 0)) return [];
  return [`pilot.perDay (${pilot.perDay}) is no number of runs: write 1 or more.`];
}
