import { rawFrom } from '../../domain/form/values-from.ts';
import { startRun } from '../../engine/runs/start-run.ts';
import { findWorkflow } from '../../engine/find-workflow.ts';
import { startMessage } from '../cards/start-message.ts';
import { askedBy } from '../intake-about.ts';
import { intakeForm } from '../intake-form.ts';
import { openInTime } from '../open-in-time.ts';
import { orRunBefore } from '../run-before.ts';
import type { Subcommand } from './subcommand.ts';

/** `run support-triage 1042` starts at once; `run` alone, or without what the workflow needs, opens a form. */
export const start: Subcommand = async (desk, { words: [name, ...words], person, channel, triggerId }) => {
  const chosen = findWorkflow(desk.ctx, name ?? '') ?? null;
  if (name === undefined || (chosen && words.length === 0)) {
    const about = askedBy({ trigger: 'command', askedIn: channel });
    await openInTime(desk, triggerId, intakeForm(desk, chosen, about));
    return undefined;
  }
  const answer = await orRunBefore(desk, () =>
    startRun(desk.ctx, {
      workflowId: name,
      trigger: 'command',
      intake: chosen ? rawFrom(chosen.intake, chosen.intakeFromWords(words)) : {},
      key: `command:${triggerId}`,
      requesterId: person,
      askedIn: channel,
      surface: 'command',
    }),
  );
  return startMessage([answer]);
};
