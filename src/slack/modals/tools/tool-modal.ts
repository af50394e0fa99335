import type { InputBlock, ModalView } from '@slack/types';
import type { ForeignSeen, ToolSeen } from '../../../engine/tools/see-tools.ts';
import type { Difference } from '../../../domain/tool-difference.ts';
import { countUnseen, literal } from '../../../lib/readable.ts';
import { effectWords } from '../../../wording/tools.ts';
import { context, plain } from '../../cards/parts/blocks.ts';
import { paged } from '../../cards/parts/pages.ts';
import type { Paragraph, Sentence } from '../../cards/parts/rich-text.ts';
import { bold, bullets, code, quote, section } from '../../cards/parts/rich-text.ts';
import { actionIds, callbackIds, fieldIds } from '../../ids.ts';
import { clip, cut, oneLine } from '../../text.ts';
import { choiceField } from '../choice-field.ts';
import { modal } from '../modal.ts';
import { standing, usedBy } from './tools-modal.ts';

const longestText = 3_000;
const longestArgument = 600;
const shownArguments = 30;

/** One tool whole, a foreign one in its own words to the letter, and the form that grants or revokes it. */
export function toolModal(tool: ToolSeen): ModalView {
  const choices = choicesFor(tool);
  return modal({
    callbackId: callbackIds.tool,
    title: 'A tool',
    submit: 'Go on',
    close: 'Back',
    about: `${tool.name} ${tool.stamp}`,
    blocks: [
      ...paged([...about(tool), ...(tool.foreign ? foreign(tool.foreign) : [])]),
      choiceField(fieldIds.to, 'What may be done with it?', choices),
      whyField(),
      context('Nothing is changed yet: the next view says what would.'),
    ],
  });
}

function about(tool: ToolSeen): Paragraph[] {
  const { name, system, title, effect, risk, bindings, grant } = tool;
  const bound = Object.entries(bindings).map(([argument, scope]) => `${argument} to the run’s ${scope}`);
  return [
    section(bold(clip(oneLine(title), 150)), ' ', code(name), ` in ${clip(system, 60)}`),
    bullets([
      ['It is ', ...standing(tool)],
      ...(grant?.why ? [['Why: ', clip(oneLine(grant.why), 500)]] : []),
      [`It counts as a ${effectWords[effect]}`],
      ...(risk
        ? [
            [
              `${risk.level} risk, ${risk.reversible ? 'can be undone' : 'cannot be undone'}${risk.movesMoney ? ', moves money' : ''}. ${oneLine(risk.harm)}`,
            ],
          ]
        : []),
      [bound.length ? `Bound: ${bound.join(', ')}` : 'None of its arguments is bound to the case'],
      [usedBy(tool)],
    ]),
  ];
}

/** Everything that the server says is literal: signs that hide are shown, and counted. */
function foreign(seen: ForeignSeen): Paragraph[] {
  const said = [seen.description, ...seen.arguments.flat()].join('');
  const hides = countUnseen(said);
  return [
    bullets([
      [bold('Server: '), seen.server, seen.trouble ? ` – ${clip(seen.trouble, 300)}` : ' – connected'],
      [bold('Pinned: '), code(seen.pinned.slice(0, 16))],
      ...(seen.unusable ? [[bold('It cannot be granted: '), clip(oneLine(seen.unusable), 300)]] : []),
      ...(hides
        ? [
            [
              bold(`Its texts hold ${hides} signs that nobody sees.`),
              ' They stand below as ⟨U+…⟩. Ask why they are there.',
            ],
          ]
        : []),
    ]),
    ...differences(seen.differences),
    section(bold('In its own words'), ', which are no instruction to anybody:'),
    quote(cutText(seen.description || '(nothing)', longestText)),
    section(bold('It takes')),
    bullets(argumentLines(seen.arguments)),
  ];
}

function argumentLines(given: ForeignSeen['arguments']): Sentence[] {
  const lines: Sentence[] = given
    .slice(0, shownArguments)
    .map(([name, says]) => [bold(clip(literal(name), 80)), ` ${cutText(says, longestArgument)}`]);
  const rest = given.length - lines.length;
  if (rest > 0) lines.push([bold(`and ${rest} more arguments that do not fit here`)]);
  return lines.length ? lines : [['nothing']];
}

/** What is not as an admin saw it, old and new under each other. */
export function differences(found: readonly Difference[]): Paragraph[] {
  if (found.length === 0) return [];
  return [
    section(bold('What is different from what was granted')),
    ...found.flatMap(({ what, before, after }): Paragraph[] => [
      section(
        bold(clip(literal(what), 120)),
        before === null ? ' is new' : after === null ? ' is gone' : ' changed',
      ),
      ...(before === null ? [] : [quote(bold('Was: '), cutText(before, longestArgument))]),
      ...(after === null ? [] : [quote(bold('Is: '), cutText(after, longestArgument))]),
    ]),
  ];
}

function cutText(text: string, longest: number): string {
  const { shown, rest } = cut(literal(text), longest);
  return rest ? `${shown} … (${rest} more characters)` : shown;
}

function choicesFor({ foreign: its, withheld, grant }: ToolSeen): { code: string; label: string }[] {
  const revoke = { code: 'revoked', label: 'Revoke it: nobody uses it' };
  if (!its) return withheld === 'revoked' ? [{ code: 'granted', label: 'Grant it again' }] : [revoke];
  const grants = its.unusable
    ? []
    : [
        { code: 'write', label: 'Grant it as a write: proposed' },
        { code: 'read', label: 'Grant it as a read: runs alone' },
      ];
  return grant?.granted === false && grants.length ? grants : [...grants, revoke];
}

function whyField(): InputBlock {
  return {
    type: 'input',
    block_id: fieldIds.why,
    label: plain('Why?'),
    hint: plain('Others will ask. It is kept with the tool.'),
    element: { type: 'plain_text_input', action_id: actionIds.typed, max_length: 500 },
  };
}
