import { WebAPIPlatformError } from '@slack/web-api';
import type { ModalView } from '@slack/types';
import { Refused } from '../domain/refused.ts';
import type { Desk } from './desk.ts';

const tooLate = new Set([
  'expired_trigger_id',
  'exchanged_trigger_id',
  'trigger_expired',
  'trigger_exchanged',
]);

/** Opens a form for whoever asked just now. Throws Refused where Slack lets none open any more. */
export async function openInTime({ client }: Desk, triggerId: string, view: ModalView): Promise<void> {
  try {
    await client.views.open({ trigger_id: triggerId, view });
  } catch (error) {
    if (error instanceof WebAPIPlatformError && tooLate.has(error.data.error))
      throw new Refused('form_too_late');
    throw error;
  }
}
