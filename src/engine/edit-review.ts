import { recordEvents } from '../db/events.ts';
import { resolveReview } from '../db/reviews.ts';
import { caseOf } from '../domain/case.ts';
import { valuesFrom } from '../domain/form/values-from.ts';
import { routeProposal } from '../domain/policy.ts';
import type { Routing } from '../domain/policy.ts';
import { changesBetween } from '../domain/proposal.ts';
import type { Action } from '../domain/proposal.ts';
import { Refused } from '../domain/refused.ts';
import { outOfScope } from '../domain/tool.ts';
import { getWriteTool } from '../domain/workflow.ts';
import type { Material, Workflow } from '../domain/workflow.ts';
import type { JsonObject } from '../lib/json.ts';
import { proposedAction } from './agent-tools.ts';
import { countApprovals } from './approve-review.ts';
import type { Context } from './context.ts';
import { decideOn } from './decide-on.ts';
import type { Decided, Deciding } from './decide-on.ts';
import { followRoute } from './follow-route.ts';
import { getMaterial } from './material.ts';
import { recordDecision } from './record-decision.ts';
import { writeProposal } from './write-proposal.ts';

/** What people typed, by field id: `act_…:amount` → `60.00`. */
export type Edits = Readonly<Record<string, string>>;

/**
 * Makes the next version of the proposal and judges it anew; every action keeps its tool. Earlier approvals no longer
 * count. The edit counts as its editor's approval unless the new version belongs to another team.
 * Throws Refused('bad_input') with problems by field id.
 */
export async function editReview(ctx: Context, input: Deciding & { edits: Edits }): Promise<Decided> {
  return decideOn(ctx, 'edit', input, async (scene) => {
    const { tx, run, workflow, review, by, now } = scene;
    const material = await getMaterial(tx, run, now);
    const actions = editedActions(workflow, scene.body.actions, input.edits, material);
    if (changesBetween(scene.body.actions, actions).length === 0) throw new Refused('nothing_changed');
    const body = { ...scene.body, actions };
    const routing = stillWithPeople(
      routeProposal(workflow.policy, caseOf(workflow, material, body), run.mode),
      review.level,
    );

    await scene.record({ kind: 'edit' });
    await resolveReview(tx, review.id, 'edited', now);
    const data = { review: review.id, resolution: 'edited' };
    await recordEvents(tx, run.id, now, [{ type: 'review.resolved', actor: by, data }]);
    const proposal = await writeProposal(ctx, tx, run, workflow, body, routing, by, input.surface);
    const next = await followRoute(ctx, tx, { run, workflow, proposal, body });
    if (next?.teamId !== review.teamId) return;
    await recordDecision(
      ctx,
      tx,
      { review: next, proposal },
      { kind: 'approve', by, surface: input.surface },
    );
    await countApprovals(ctx, { ...scene, review: next, proposal, body });
  });
}

export function editedActions(
  workflow: Workflow,
  actions: readonly Action[],
  edits: Edits,
  material: Material<JsonObject>,
): Action[] {
  const problems: Record<string, string> = {};
  const scope = workflow.scope(material);
  const edited = actions.map((action) => {
    const tool = getWriteTool(workflow, action.tool);
    const filled = valuesFrom(tool.input, tool.editable, action.args, edits, action.id);
    if (filled.ok) return proposedAction(tool, filled.values, outOfScope(tool, filled.values, scope));
    Object.assign(problems, filled.problems);
    return action;
  });
  if (Object.keys(problems).length) throw new Refused('bad_input', problems);
  return edited;
}

/** A case that people took up stays with people, and never goes back below the level it had reached. */
function stillWithPeople(routing: Routing, level: number): Routing {
  const { route } = routing;
  if (route.to === 'block') return routing;
  if (route.to === 'auto') return { ...routing, route: { to: 'review', level, quorum: 1 } };
  if (route.level > level) return routing;
  return { ...routing, route: { to: 'review', level, quorum: route.quorum } };
}
