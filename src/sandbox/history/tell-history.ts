import type { Workflow } from '../../domain/workflow.ts';
import { chanceFrom } from './chance.ts';
import { fates } from './fates.ts';
import { noRows } from './rows.ts';
import type { Rows } from './rows.ts';
import { tellReports } from './tell-reports.ts';
import { tellWorkflow } from './tell-workflow.ts';
import { startOfHistory } from './telling.ts';
import type { Telling } from './telling.ts';
import { tellTroubles } from './troubles.ts';
import { tellPromotion } from './trust.ts';

type Wanted = { workflows: readonly Workflow[]; now: Date; seed: number };

/** Eight weeks of an operation, up to now: every row of it, in the order in which it happened. The same seed gives the same rows. */
export function tellHistory({ workflows, now, seed }: Wanted): Rows {
  const [chance, all, startsAt] = [chanceFrom(seed), noRows(), startOfHistory(now)];
  const telling: Telling = { chance, all, troubles: [], startsAt, now, subjects: new Set() };
  const promotions = fates.flatMap((fate) => {
    const workflow = workflows.find(({ id }) => id === fate.id);
    return (workflow && tellWorkflow(telling, workflow, fate)) ?? [];
  });
  const reporting = workflows.find(({ id }) => id === 'weekly-reporting');
  if (reporting) tellReports(telling, reporting);
  tellTroubles(all, chance, telling.troubles);
  for (const promoted of promotions) tellPromotion(all, chance, promoted);
  all.modeChanges.sort((a, b) => a.at.getTime() - b.at.getTime());
  all.events.sort((a, b) => a.at.getTime() - b.at.getTime());
  return all;
}
