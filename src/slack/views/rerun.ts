import type { ModalView } from '@slack/types';
import { rerun } from '../../engine/runs/rerun.ts';
import type { Desk } from '../desk.ts';
import { messageModal } from '../modals/message-modal.ts';
import { askedAbout } from '../modals/rerun-modal.ts';
import type { Filled } from './submitted.ts';
import { startedText } from '../started-text.ts';

/** “Run it again” in the form's answer that there was a run before. */
export async function rerunSubmitted(desk: Desk, { about, person, viewId }: Filled): Promise<ModalView> {
  const started = await rerun(desk.ctx, {
    ...askedAbout(about),
    person,
    trigger: 'command',
    key: `rerun:${viewId}`,
    surface: 'view',
  });
  return messageModal('Started', await startedText(desk, started));
}
