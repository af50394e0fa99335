import type { Db } from '../../db/client.ts';
import { getMode } from '../../db/workflows.ts';
import type { CapUse } from '../../domain/cap.ts';
import { caseOf } from '../../domain/case.ts';
import { routeProposal } from '../../domain/policy.ts';
import type { Routing } from '../../domain/policy.ts';
import { judgingMode } from '../../domain/promotion/ladder.ts';
import type { ProposalBody } from '../../domain/proposal.ts';
import type { Recall } from '../../domain/recall.ts';
import type { Mode } from '../../domain/run.ts';
import type { Material, Workflow } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';
import type { Context } from '../context.ts';
import { capUsesOf } from './cap-uses.ts';
import { recallsOf } from './recalls.ts';

export type ToJudge = { workflow: Workflow; mode: Mode; material: Material<JsonObject>; body: ProposalBody };

/** What the rules say to a proposal in which mode, and what they were told beside the case. */
export type Judged = { routing: Routing; mode: Mode; recalls: Recall[]; caps: CapUse[] };

/**
 * Tries the rules on everything that is known at this moment, that the workflow was demoted meanwhile included. `onlyPassed`: what others have used, as the
 * cap's lock shows it.
 */
export async function judgeProposal(
  { linkHosts }: Pick<Context, 'linkHosts'>,
  db: Db,
  { workflow, mode: ofRun, material, body }: ToJudge,
  { onlyPassed = false } = {},
): Promise<Judged> {
  const mode = judgingMode(ofRun, await getMode(db, workflow.id));
  const recalls = await recallsOf(db, workflow, body.actions, material.now);
  const caps = await capUsesOf(db, { workflow, material, actions: body.actions }, onlyPassed);
  const judged = caseOf(workflow, material, body, recalls, { caps, linkHosts });
  return { routing: routeProposal(workflow.policy, judged, mode), mode, recalls, caps };
}
