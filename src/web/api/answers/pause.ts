import { z } from 'zod';
import { pauseWorkflow } from '../../../engine/pauses/pause-workflow.ts';
import { resumeWorkflow } from '../../../engine/pauses/resume-workflow.ts';
import { shaped } from '../asked.ts';
import type { Answer, ApiDesk, Asked } from '../asked.ts';

const shape = z.strictObject({ reason: z.string().trim().max(500).default('') });

/** `all` in place of a workflow's id pauses every one. */
export async function pause({ ctx }: ApiDesk, { person, params, body }: Asked): Promise<Answer> {
  const { reason } = shaped(shape, await body());
  const workflow = params['id'] ?? '';
  const { title, already, stoodStill } = await pauseWorkflow(ctx, {
    workflow,
    person,
    surface: 'api',
    reason,
  });
  const { awaitingReview: awaiting_review, ...others } = stoodStill;
  return { status: 200, body: { workflow, title, already, stood_still: { ...others, awaiting_review } } };
}

export async function resume({ ctx }: ApiDesk, { person, params }: Asked): Promise<Answer> {
  const workflow = params['id'] ?? '';
  const resumed = await resumeWorkflow(ctx, { workflow, person, surface: 'api' });
  const { title, already, stillPaused: still_paused, goingOn: going_on, deliveries } = resumed;
  return { status: 200, body: { workflow, title, already, still_paused, going_on, deliveries } };
}
