import type { ModalView } from '@slack/types';
import { rawFrom } from '../../../domain/form/values-from.ts';
import { findings } from '../../../domain/remedy.ts';
import type { Finding } from '../../../domain/remedy.ts';
import { Refused } from '../../../domain/refused.ts';
import { handOver } from '../../../engine/incidents/hand-over.ts';
import { resolveIncident } from '../../../engine/incidents/resolve-incident.ts';
import { runToRemedy } from '../../../engine/incidents/run-to-remedy.ts';
import { settleAction } from '../../../engine/incidents/settle-action.ts';
import { supplyInput } from '../../../engine/incidents/supply-input.ts';
import type { Desk } from '../../desk.ts';
import { fieldIds, parseSettle } from '../../ids.ts';
import { intakePrefix } from '../../intake-form.ts';
import { endRuns } from '../../modals/incidents/incident-forms.ts';
import { messageModal } from '../../modals/message-modal.ts';
import { startedText } from '../../started-text.ts';
import { runStatusWords } from '../../../wording/statuses.ts';
import { refusalText } from '../../wording/refusals.ts';
import { besideFields } from '../intake.ts';
import type { Filled } from '../submitted.ts';

/** Why it cannot be this person stands beside the field: another one may be chosen there. */
export async function handOverSubmitted({ ctx }: Desk, { about, values, person }: Filled): Promise<void> {
  const to = values[fieldIds.person] ?? '';
  const note = values[fieldIds.note] ?? '';
  try {
    await handOver(ctx, { incidentId: about, person, surface: 'view', to, note });
  } catch (error) {
    if (error instanceof Refused && error.reason === 'cannot_handle')
      throw new Refused('bad_input', { [fieldIds.person]: refusalText(error) });
    throw error;
  }
}

export async function resolveSubmitted({ ctx }: Desk, { about, values, person }: Filled): Promise<void> {
  await resolveIncident(ctx, {
    incidentId: about,
    person,
    surface: 'view',
    resolution: values[fieldIds.resolution] ?? '',
    note: values[fieldIds.note] ?? '',
    endRuns: values[fieldIds.runs] === endRuns.end,
  });
}

export async function supplySubmitted(
  desk: Desk,
  { about, values, person }: Filled,
): Promise<ModalView | void> {
  const { workflow } = await runToRemedy(desk.ctx, 'supply', { about, person, surface: 'view' });
  const names = Object.keys(workflow.intake.shape);
  const texts = Object.fromEntries(names.map((name) => [name, values[`${intakePrefix}:${name}`] ?? '']));
  try {
    const intake = rawFrom(workflow.intake, texts);
    const { run, how } = await supplyInput(desk.ctx, { runId: about, intake, person, surface: 'view' });
    if (how === 'goes_on') return;
    return messageModal('Started instead', await startedText(desk, { run, workflow, how: 'started' }));
  } catch (error) {
    throw error instanceof Refused && error.reason === 'bad_input' ? besideFields(error) : error;
  }
}

export const wasAppliedSubmitted = (desk: Desk, filled: Filled) => settled(desk, filled, 'applied');

export const wasNotAppliedSubmitted = (desk: Desk, filled: Filled) => {
  const then = findings.find((each) => each !== 'applied' && each === filled.values[fieldIds.next]);
  if (!then) throw new Refused('bad_input', { [fieldIds.next]: 'Choose what is to happen then.' });
  return settled(desk, filled, then);
};

/** Whoever settles what a cancelled run left behind is told that nothing more comes of it. */
async function settled(
  { ctx }: Desk,
  { about, values, person }: Filled,
  finding: Finding,
): Promise<ModalView | void> {
  const { actionId } = parseSettle(about);
  const note = values[fieldIds.note] ?? '';
  const { run, isOver } = await settleAction(ctx, { actionId, finding, note, person, surface: 'view' });
  if (!isOver) return;
  const words = runStatusWords[run.status].toLowerCase();
  return messageModal(
    'It is written down',
    `The run was ${words} meanwhile, so nothing more is carried out. What you found is on record.`,
  );
}
