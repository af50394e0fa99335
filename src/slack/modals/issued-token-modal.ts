import type { ModalView } from '@slack/types';
import type { Issued } from '../../engine/access/issue-token.ts';
import { context } from '../cards/parts/blocks.ts';
import { at, bold, richText, section } from '../cards/parts/rich-text.ts';
import { callbackIds } from '../ids.ts';
import { clip, oneLine } from '../text.ts';
import { modal } from './modal.ts';

/** The one time that a token is shown. */
export function issuedTokenModal({ text, token }: Issued): ModalView {
  const intro = richText([
    section(
      'Copy it now: it is shown this once and cannot be had again. Whoever has it can do what you can.',
    ),
    section(bold(clip(oneLine(token.label), 60)), ', until ', at(token.expiresAt), ':'),
    { type: 'rich_text_preformatted', elements: [{ type: 'text', text }] },
  ]);
  return modal({
    callbackId: callbackIds.issuedToken,
    title: 'Your token',
    blocks: [...intro, context('Give it to npm run ops as LEENOPS_TOKEN. /leenops token revokes it.')],
  });
}
