import type { KnownBlock } from '@slack/types';
import { clip, oneLine } from '../../text.ts';
import type { WorkflowLine } from '../help-message.ts';
import { context } from '../parts/blocks.ts';
import type { Part } from '../parts/rich-text.ts';
import { bold, bullets, code, joined, person, richText, section } from '../parts/rich-text.ts';

const shown = 20;
const shownAdmins = 3;

/** Where somebody begins who has no part in any workflow: what they may start, or else whom to ask. */
export function welcome(workflows: readonly WorkflowLine[], admins: readonly string[]): KnownBlock[] {
  if (workflows.length === 0) return nothingYet(admins);
  const lines = workflows.slice(0, shown).map(spell);
  return richText([
    section(bold('This is what LeenOps can do for you. Start one:')),
    bullets([...lines, ...andMore(workflows.length - shown)]),
  ]);
}

/** For everybody else, who has the button above: only their names. */
export function startable(workflows: readonly WorkflowLine[]): KnownBlock[] {
  if (workflows.length === 0) return [];
  const names = workflows.slice(0, shown).map(({ title }): Part[] => [clip(oneLine(title), 80)]);
  return [context('You may start: ', ...joined([...names, ...andMore(workflows.length - shown)], ', '), '.')];
}

function nothingYet(admins: readonly string[]): KnownBlock[] {
  const names = joined(
    admins.slice(0, shownAdmins).map((id) => [person(id)]),
    ', ',
  );
  return richText([
    section(
      'You are in no team of a workflow yet, and there is none that you may start. Ask ',
      ...(names.length ? names : ['an admin of LeenOps']),
      ' to add you: ',
      code('/leenops teams'),
      ' does it.',
    ),
  ]);
}

function andMore(rest: number): Part[][] {
  return rest > 0 ? [[`and ${rest} more`]] : [];
}

function spell({ title, purpose }: WorkflowLine): Part[] {
  return [bold(clip(oneLine(title), 80)), ` – ${clip(oneLine(purpose), 250)}`];
}
