import type { ModalView } from '@slack/types';
import { callbackIds } from '../ids.ts';
import { modal } from './modal.ts';

/** In a form: there was a run before, and what to do to have it again. `text` is our own mrkdwn. */
export function rerunModal(
  text: string,
  { runId, askedIn }: { runId: string; askedIn: string | null },
): ModalView {
  return modal({
    callbackId: callbackIds.rerun,
    title: 'Run before',
    submit: 'Run it again',
    close: 'Leave it',
    about: [runId, askedIn ?? ''].join(':'),
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }],
  });
}

export function askedAbout(about: string): { runId: string; askedIn: string | null } {
  const [runId = '', askedIn = ''] = about.split(':');
  return { runId, askedIn: askedIn || null };
}
