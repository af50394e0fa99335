import { jsonSchemaOf } from '../../../domain/schema.ts';
import { triggersOf } from '../../../domain/starts.ts';
import { rights } from '../../../engine/rights.ts';
import { workflowsFor } from '../../../engine/workflows-for.ts';
import { standingStill } from '../../../engine/pauses/standing-still.ts';
import { modesOf } from '../../../reports/modes.ts';
import type { Answer, ApiDesk, Asked } from '../asked.ts';

/** Everybody may know what there is; what one may do in it stands beside it. */
export async function listWorkflows({ ctx, sources }: ApiDesk, { person }: Asked): Promise<Answer> {
  const [modes, paused] = await Promise.all([modesOf(sources), standingStill(ctx)]);
  const entitled = await Promise.all(
    rights.map(async (right) => [right, await workflowsFor(ctx, right, person)] as const),
  );
  const workflows = ctx.workflows.map((workflow) => ({
    id: workflow.id,
    title: workflow.title,
    purpose: workflow.purpose,
    version: workflow.version,
    mode: modes.get(workflow.id) ?? null,
    paused: paused.has(workflow.id),
    may: entitled.filter(([, those]) => those.includes(workflow)).map(([right]) => right),
    triggers: triggersOf(workflow),
    intake: jsonSchemaOf(workflow.intake),
    reject_reasons: workflow.rejectReasons,
    escalation_categories: workflow.escalationCategories,
  }));
  return { status: 200, body: { workflows } };
}
