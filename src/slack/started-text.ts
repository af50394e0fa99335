import type { Started } from '../engine/runs/start-run.ts';
import { isOutOfSight } from '../reports/is-out-of-sight.ts';
import type { Desk } from './desk.ts';
import { acknowledgements } from './wording/acknowledgements.ts';

export async function startedText(desk: Desk, { run, workflow, how }: Started): Promise<string> {
  const { id: runId, subjectLabel: subject, channelId } = run;
  const outOfSight = await isOutOfSight(desk.sources, runId);
  return acknowledgements[how]({ workflow: workflow.title, subject, runId, channelId, outOfSight });
}
