import type { ModalView } from '@slack/types';
import { paged } from '../cards/parts/pages.ts';
import { section } from '../cards/parts/rich-text.ts';
import { callbackIds } from '../ids.ts';
import { modal } from './modal.ts';

/** A refusal or an error where a modal is open anyway. The text is plain: it does nothing but say. */
export function messageModal(title: string, text: string): ModalView {
  return modal({ callbackId: callbackIds.message, title, blocks: paged([section(text || title)]) });
}
