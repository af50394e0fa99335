import type { ModalView } from '@slack/types';
import type { GrantChoice } from '../../../engine/tools/change-grant.ts';
import type { ToolSeen } from '../../../engine/tools/see-tools.ts';
import type { Paragraph, Sentence } from '../../cards/parts/rich-text.ts';
import { bold, bullets, code, richText, section } from '../../cards/parts/rich-text.ts';
import { callbackIds } from '../../ids.ts';
import { clip, oneLine } from '../../text.ts';
import { modal } from '../modal.ts';
import { usedBy } from './tools-modal.ts';

/** What was chosen in the form, as it goes on to the next view. */
export type Chosen = { tool: string; seen: string; to: GrantChoice; why: string };

const words: Record<GrantChoice, { title: string; submit: string; means: readonly string[] }> = {
  granted: {
    title: 'Grant it again?',
    submit: 'Grant it',
    means: ['Runs that begin from now on have it again. Runs that have begun without it do not.'],
  },
  read: {
    title: 'Grant it as a read?',
    submit: 'Grant as a read',
    means: [
      'Agents call it without asking anybody. If it changes anything after all, nobody decides on that.',
      'Exactly the definition that you saw is pinned. When its server changes a word of it, it is disabled.',
      'Runs that begin from now on have it.',
    ],
  },
  write: {
    title: 'Grant as a write?',
    submit: 'Grant as a write',
    means: [
      'Agents may propose it. The workflow’s rules say who decides; where none covers it, a person does.',
      'It is called at most once for each approval. When no answer comes, nobody can look up whether it happened.',
      'Exactly the definition that you saw is pinned. When its server changes a word of it, it is disabled.',
    ],
  },
  revoked: {
    title: 'Revoke it?',
    submit: 'Revoke it',
    means: [
      'Agents at work are refused it from now on. What is approved and not yet carried out is stopped, with an incident.',
      'A workflow that needs it to read does not start any more.',
    ],
  },
};

/** Once more in words, before anything is changed. */
export function confirmToolModal(tool: ToolSeen, chosen: Chosen): ModalView {
  const { title, submit, means } = words[chosen.to];
  const lines: Sentence[] = means.map((sentence) => [sentence]);
  const about: Paragraph[] = [
    section(bold(clip(oneLine(tool.title), 150)), ' ', code(tool.name)),
    bullets([...lines, [usedBy(tool)], [bold('Why: '), clip(oneLine(chosen.why), 500)]]),
  ];
  return modal({
    callbackId: callbackIds.confirmTool,
    title,
    submit,
    close: 'Cancel',
    about: JSON.stringify(chosen),
    blocks: richText(about),
  });
}
