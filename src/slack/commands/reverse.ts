import { reverseForm } from '../reverse-form.ts';
import type { Subcommand } from './subcommand.ts';

/** `reverse <run> [why …]` opens the form that puts on record what was undone. */
export const reverse: Subcommand = async (desk, { words: [runId = '', ...why], person, triggerId }) => {
  const view = await reverseForm(desk, { runId, person, surface: 'command', note: why.join(' ') });
  await desk.client.views.open({ trigger_id: triggerId, view });
  return undefined;
};
