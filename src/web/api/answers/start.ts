import { z } from 'zod';
import { findWorkflow } from '../../../engine/find-workflow.ts';
import { startRun } from '../../../engine/runs/start-run.ts';
import type { Started } from '../../../engine/runs/start-run.ts';
import { newId } from '../../../lib/ids.ts';
import { shaped } from '../asked.ts';
import type { Answer, ApiDesk, Asked } from '../asked.ts';
import { idempotencyKey, words, workflowId } from '../shapes/words.ts';

const shape = z.strictObject({
  workflow: workflowId,
  intake: z.record(z.string(), z.unknown()).optional(),
  words: words.optional(),
});
export const keyShape = z.object({ 'idempotency-key': idempotencyKey.optional() });

/** The same Idempotency-Key of the same person is the same run, however often it is sent. */
export async function start({ ctx }: ApiDesk, { person, header, body }: Asked): Promise<Answer> {
  const { workflow, intake, words: typed } = shaped(shape, await body());
  const { 'idempotency-key': key = newId('ref') } = shaped(keyShape, {
    'idempotency-key': header('idempotency-key'),
  });
  const started = await startRun(ctx, {
    workflowId: workflow,
    trigger: 'api',
    intake: intake ?? findWorkflow(ctx, workflow)?.intakeFromWords(typed ?? []) ?? {},
    key: `api:${person}:${key}`,
    requesterId: person,
    askedIn: null,
    surface: 'api',
  });
  return startedAnswer(started);
}

export function startedAnswer({ run, how }: Started): Answer {
  const { id, workflowId: workflow, status, subjectLabel: subject, rerunOf } = run;
  const body = { how, run: { id, workflow, subject, status, ...(rerunOf ? { rerun_of: rerunOf } : {}) } };
  return { status: how === 'started' ? 201 : 200, body };
}
