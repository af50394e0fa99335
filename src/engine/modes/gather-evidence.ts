import type { Db } from '../../db/client.ts';
import { listModeChanges } from '../../db/modes.ts';
import { countShadowRuns, listDecidedRuns, listSeverities } from '../../db/promotion-evidence.ts';
import type { DecidedRun } from '../../db/promotion-evidence.ts';
import { bandOf } from '../../domain/promotion/bands.ts';
import { evidenceOf } from '../../domain/promotion/evidence.ts';
import type { Evidence, Reviewed, Slice } from '../../domain/promotion/evidence.ts';
import { quietMs, topSeverity } from '../../domain/promotion/minimum.ts';
import type { Action } from '../../domain/proposal.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { canonicalJson } from '../../lib/json.ts';
import { later } from '../../lib/time.ts';
import type { Context } from '../context.ts';

const usualTolerance = 0.05;

/** The share of wrong proposals that may remain. */
export function toleranceOf({ tolerance = usualTolerance }: Pick<Workflow, 'tolerance'>): number {
  return tolerance;
}

/** What people decided since the workflow got its mode, on the work of this version and this model. */
export async function gatherEvidence(
  ctx: Pick<Context, 'now'>,
  db: Db,
  workflow: Workflow,
  slice: Slice,
): Promise<Evidence> {
  const { id: workflowId } = workflow;
  const [current] = await listModeChanges(db, workflowId, 1);
  const since = current?.at ?? new Date(0);
  const [decided, severities, recent, shadowRuns] = await Promise.all([
    listDecidedRuns(db, { workflowId, since, mode: slice.mode }),
    listSeverities(db, { workflowId, since }),
    listSeverities(db, { workflowId, since: later(ctx.now(), -quietMs) }),
    countShadowRuns(db, { workflowId, since, version: slice.version, model: slice.model }),
  ]);
  return evidenceOf(
    slice,
    toleranceOf(workflow),
    decided.map((run) => reviewedAs(run, workflow)),
    {
      since,
      shadowRuns,
      severities,
      topSeverity: recent.filter((severity) => severity === topSeverity).length,
    },
  );
}

export function reviewedAs(run: DecidedRun, { bands = [] }: Workflow): Reviewed {
  const { version, model, isReversed, reasons, deciders, decidedInMs, proposed, done } = run;
  const carriedOut = new Set((done ?? []).map(essence));
  return {
    verdict: run.isRejected ? 'rejected' : run.isEdited ? 'edited' : 'unchanged',
    isReversed,
    version,
    model,
    reasons,
    deciders,
    decidedInMs,
    actions: (proposed ?? []).map((action) => ({
      action: action.tool,
      band: bandOf(bands, action),
      isSame: carriedOut.has(essence(action)),
    })),
  };
}

function essence({ tool, args }: Action): string {
  return canonicalJson({ tool, args });
}
