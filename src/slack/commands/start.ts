import { rawFrom } from '../../domain/form/values-from.ts';
import { startRun } from '../../engine/runs/start-run.ts';
import type { Started } from '../../engine/runs/start-run.ts';
import { findWorkflow } from '../../engine/find-workflow.ts';
import { isOutOfSight } from '../../reports/is-out-of-sight.ts';
import { rerunOffer } from '../cards/rerun-offer.ts';
import type { Desk } from '../desk.ts';
import { askedBy } from '../intake-about.ts';
import { intakeForm } from '../intake-form.ts';
import { runBeforeIn } from '../run-before.ts';
import { openInTime } from '../open-in-time.ts';
import { acknowledgements } from '../wording/acknowledgements.ts';
import type { Subcommand } from './subcommand.ts';

/** `run support-triage 1042` starts at once; `run` alone, or without what the workflow needs, opens a form. */
export const start: Subcommand = async (desk, { words: [name, ...words], person, channel, triggerId }) => {
  const chosen = findWorkflow(desk.ctx, name ?? '') ?? null;
  if (name === undefined || (chosen && words.length === 0)) {
    const about = askedBy({ trigger: 'command', askedIn: channel });
    await openInTime(desk, triggerId, intakeForm(desk, chosen, about));
    return undefined;
  }
  try {
    const started = await startRun(desk.ctx, {
      workflowId: name,
      trigger: 'command',
      intake: chosen ? rawFrom(chosen.intake, chosen.intakeFromWords(words)) : {},
      key: `command:${triggerId}`,
      requesterId: person,
      askedIn: channel,
      surface: 'command',
    });
    return await startedText(desk, started);
  } catch (error) {
    const before = await runBeforeIn(desk, error);
    if (before) return rerunOffer(before.text, before.runId);
    throw error;
  }
};

export async function startedText(desk: Desk, { run, workflow, how }: Started): Promise<string> {
  const { id: runId, subjectLabel: subject, channelId } = run;
  const outOfSight = await isOutOfSight(desk.sources, runId);
  return acknowledgements[how]({ workflow: workflow.title, subject, runId, channelId, outOfSight });
}
