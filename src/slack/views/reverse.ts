import type { ModalView } from '@slack/types';
import { reverseActions } from '../../engine/reversals/reverse-actions.ts';
import { second } from '../../lib/time.ts';
import type { Desk } from '../desk.ts';
import { fieldIds } from '../ids.ts';
import { messageModal } from '../modals/message-modal.ts';
import { acknowledgements } from '../wording/acknowledgements.ts';
import type { Filled } from './submitted.ts';

/** Puts on record what was chosen; Slack's picker answers in seconds. */
export async function reverseSubmitted({ ctx }: Desk, { about, values, person }: Filled): Promise<ModalView> {
  const at = Number(values[fieldIds.at] ?? '');
  const { actions } = await reverseActions(ctx, {
    runId: about,
    person,
    surface: 'view',
    actionIds: (values[fieldIds.actions] ?? '').split(', ').filter(Boolean),
    reversedAt: at ? new Date(at * second) : null,
    reason: values[fieldIds.reason] ?? '',
    note: values[fieldIds.note] ?? '',
  });
  return messageModal('Recorded', acknowledgements.reversed({ runId: about, count: actions.length }));
}
