import type { ModalView } from '@slack/types';
import { paged, pageWidth } from '../cards/parts/pages.ts';
import type { Paragraph } from '../cards/parts/rich-text.ts';
import { callbackIds } from '../ids.ts';
import { pieces } from '../text.ts';
import { modal } from './modal.ts';

/**
 * A refusal, an error or an acknowledgement where a modal is open anyway. The text is our own mrkdwn, escaped where it
 * quotes; `below` is what else the person should not lose sight of.
 */
export function messageModal(title: string, text: string, below: readonly Paragraph[] = []): ModalView {
  const blocks = pieces(text || title, pageWidth).map((piece) => ({
    type: 'section' as const,
    text: { type: 'mrkdwn' as const, text: piece, verbatim: true },
  }));
  return modal({ callbackId: callbackIds.message, title, blocks: [...blocks, ...paged(below)] });
}
