import type { Db } from '../../db/client.ts';
import { listModeChanges } from '../../db/modes.ts';
import { listDecidedRuns, listSeverities } from '../../db/promotion-evidence.ts';
import type { DecidedRun } from '../../db/promotion-evidence.ts';
import {
  countObservations,
  countProposedTools,
  countShadowRuns,
  listCompared,
} from '../../db/shadow-evidence.ts';
import type { ShadowSlice } from '../../db/shadow-evidence.ts';
import { bandOf } from '../../domain/promotion/bands.ts';
import { evidenceOf } from '../../domain/promotion/evidence.ts';
import type { Evidence, Reviewed, Slice } from '../../domain/promotion/evidence.ts';
import { quietMs, topSeverity } from '../../domain/promotion/minimum.ts';
import type { Action } from '../../domain/proposal.ts';
import { heldOf } from '../../domain/shadow/held.ts';
import type { Held } from '../../domain/shadow/held.ts';
import { comparesOf } from '../../domain/shadow/observe.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { canonicalJson } from '../../lib/json.ts';
import { later } from '../../lib/time.ts';
import type { Context } from '../context.ts';

const usualTolerance = 0.05;

/** The share of wrong proposals that may remain. */
export function toleranceOf({ tolerance = usualTolerance }: Pick<Workflow, 'tolerance'>): number {
  return tolerance;
}

/** What people decided, or did themselves, since the workflow got its mode: beside the work of this version and this model. */
export async function gatherEvidence(
  ctx: Pick<Context, 'now'>,
  db: Db,
  workflow: Workflow,
  slice: Slice,
): Promise<Evidence> {
  const { id: workflowId } = workflow;
  const [current] = await listModeChanges(db, workflowId, 1);
  const since = current?.at ?? new Date(0);
  const ofShadow = { workflowId, since, version: slice.version, model: slice.model };
  const [decided, severities, recent, shadowRuns, held] = await Promise.all([
    listDecidedRuns(db, { workflowId, since, mode: slice.mode }),
    listSeverities(db, { workflowId, since }),
    listSeverities(db, { workflowId, since: later(ctx.now(), -quietMs) }),
    countShadowRuns(db, ofShadow),
    slice.mode === 'shadow' ? heldAgainst(db, workflow, ofShadow) : undefined,
  ]);
  return evidenceOf(
    slice,
    toleranceOf(workflow),
    decided.map((run) => reviewedAs(run, workflow)),
    {
      since,
      shadowRuns,
      ...(held ? { held } : {}),
      severities,
      topSeverity: recent.filter((severity) => severity === topSeverity).length,
    },
  );
}

async function heldAgainst(db: Db, workflow: Workflow, slice: ShadowSlice): Promise<Held> {
  const [runs, compared, proposed] = await Promise.all([
    countObservations(db, slice),
    listCompared(db, slice),
    countProposedTools(db, slice),
  ]);
  const compares = comparesOf(workflow);
  return heldOf({ runs, compared, proposed }, workflow.observe?.bands ?? [], (tool) =>
    Object.hasOwn(compares, tool),
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
