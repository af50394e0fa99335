import { Refused } from '../../../domain/refused.ts';
import { seeRun } from '../../../engine/runs/see-run.ts';
import { runIncidents } from '../../../reports/run-incidents.ts';
import { findRunView } from '../../../reports/run-view.ts';
import type { Answer, ApiDesk, Asked } from '../asked.ts';
import { runShape } from '../shapes/run.ts';

export async function showRun({ ctx, sources }: ApiDesk, { person, params }: Asked): Promise<Answer> {
  const runId = params['id'] ?? '';
  await seeRun(ctx, { runId, person, surface: 'api' });
  const run = await findRunView(sources, runId);
  if (!run) throw new Refused('unknown_run', { asked: runId });
  const incidents = await runIncidents(sources, runId);
  return { status: 200, body: { run: runShape(run, incidents) } };
}
