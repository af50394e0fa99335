import type { KnownBlock, ModalView } from '@slack/types';
import { limits } from '../block-kit/limits.ts';
import { plain } from '../cards/parts/blocks.ts';
import { bold, richText, section } from '../cards/parts/rich-text.ts';
import { oneLine } from '../text.ts';

type Modal = {
  callbackId: string;
  title: string;
  blocks: readonly KnownBlock[];
  /** The label of its submit button; absent when there is nothing to submit. */
  submit?: string;
  close?: string;
  /** Comes back with the submission. People can read it, so it names things and proves nothing. */
  about?: string;
};

export function modal({ callbackId, title, blocks, submit, close = 'Close', about = '' }: Modal): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    title: plain(oneLine(title), limits.view.title),
    close: plain(close, limits.view.button),
    ...(submit ? { submit: plain(submit, limits.view.button) } : {}),
    private_metadata: about,
    blocks: withinView(blocks),
  };
}

function withinView(blocks: readonly KnownBlock[]): KnownBlock[] {
  if (blocks.length <= limits.view.blocks) return [...blocks];
  const kept = blocks.slice(0, limits.view.blocks - 1);
  const rest = blocks.length - kept.length;
  const said = `… ${rest} more parts do not fit into one view of Slack. Open the records in their systems for the rest.`;
  return [...kept, ...richText([section(bold(said))])];
}
