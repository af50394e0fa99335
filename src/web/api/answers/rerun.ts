import { rerun as runAgain } from '../../../engine/runs/rerun.ts';
import { newId } from '../../../lib/ids.ts';
import { shaped } from '../asked.ts';
import type { Answer, ApiDesk, Asked } from '../asked.ts';
import { keyShape, startedAnswer } from './start.ts';

/** What POST /runs refuses with `run_before`, asked for all the same. */
export async function rerun({ ctx }: ApiDesk, { person, params, header }: Asked): Promise<Answer> {
  const { 'idempotency-key': key = newId('ref') } = shaped(keyShape, {
    'idempotency-key': header('idempotency-key'),
  });
  const started = await runAgain(ctx, {
    runId: params['id'] ?? '',
    person,
    trigger: 'api',
    key: `api:${person}:${key}`,
    askedIn: null,
    surface: 'api',
  });
  return startedAnswer(started);
}
