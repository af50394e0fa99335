import type { Db } from '../../db/client.ts';
import { listModeChanges, lockMode } from '../../db/modes.ts';
import { countLastDecided, countReversals, listSeverities } from '../../db/promotion-evidence.ts';
import { theSystem } from '../../domain/event.ts';
import { demotionTermsOf, whyDemote } from '../../domain/promotion/demotion.ts';
import { topSeverity } from '../../domain/promotion/minimum.ts';
import type { Workflow } from '../../domain/workflow.ts';
import type { Context } from '../context.ts';
import { changeMode } from './change-mode.ts';

type Judging = Pick<Context, 'now' | 'log'>;

/**
 * Takes a live workflow back to pilot where one of its conditions holds, in the caller's transaction; answers whether it did. Only what
 * happened since it went live counts, so that one cause does it once.
 */
export async function demoteByItself(ctx: Judging, tx: Db, workflow: Workflow): Promise<boolean> {
  if (!(await reasonFor(tx, workflow))) return false;
  if ((await lockMode(tx, workflow.id)) !== 'live') return false;
  const why = await reasonFor(tx, workflow);
  if (!why) return false;
  return changeMode(ctx, tx, workflow, { from: 'live', to: 'pilot', by: theSystem, ...why });
}

/** Undefined also while it is not live: nothing else is taken back by itself. */
async function reasonFor(db: Db, workflow: Workflow): Promise<ReturnType<typeof whyDemote>> {
  const { id: workflowId } = workflow;
  const [current] = await listModeChanges(db, workflowId, 1);
  if (current?.to !== 'live') return undefined;
  const since = { workflowId, since: current.at };
  const terms = demotionTermsOf(workflow);
  const severities = await listSeverities(db, since);
  const reversals = await countReversals(db, since);
  const decided = await countLastDecided(db, { ...since, last: terms.last });
  const top = severities.filter((severity) => severity === topSeverity).length;
  return whyDemote({ topSeverity: top, reversals, ...decided }, terms);
}
