import type { Action } from '../../../domain/proposal.ts';
import { clip } from '../../text.ts';
import type { Paragraph, Part } from '../parts/rich-text.ts';
import { bold, bullets, code, joined, numbered, section } from '../parts/rich-text.ts';
import type { Argument } from './arguments.ts';
import { argumentsOf } from './arguments.ts';
import { cutDraft } from './cut-draft.ts';
import { cutQuote, restOf } from './cut-text.ts';
import type { Room } from './room.ts';

/** What became of an action, once there is something to say about it. */
export type Fate = (action: Action) => Part[];

/** The actions in their order, each in words with its exact arguments below. */
export function whatWillHappen(
  title: string,
  actions: readonly Action[],
  room: Room,
  { fate = () => [], drafts = [] }: { fate?: Fate; drafts?: readonly string[] } = {},
): Paragraph[] {
  if (actions.length === 0) return [section(bold(title)), section('Nothing: no action is proposed.')];
  const shown = actions.slice(0, room.actions);
  return [
    section(bold(title)),
    ...shown.flatMap((action, index) => describe(action, index + 1, room, { fate: fate(action), drafts })),
    ...restOf('actions', actions.length, shown.length).map((rest) => section(...rest)),
  ];
}

function describe(
  action: Action,
  number: number,
  room: Room,
  { fate, drafts }: { fate: Part[]; drafts: readonly string[] },
): Paragraph[] {
  const all = argumentsOf(action);
  const long = all.filter((argument) => argument.isLong);
  const short = all.filter((argument) => !argument.isLong);
  return [
    numbered(number, bold(clip(action.says, room.says))),
    bullets([...(fate.length ? [fate] : []), ...shortArguments(short, room), ...outside(action)], 1),
    ...long
      .slice(0, room.arguments)
      .flatMap((argument) => longArgument(argument, { isOneOfMany: long.length > 1, drafts }, room)),
    ...restOf('long arguments', long.length, Math.min(long.length, room.arguments)).map((rest) =>
      section(...rest),
    ),
  ];
}

function shortArguments(all: Argument[], room: Room): Part[][] {
  const shown = all.slice(0, room.arguments);
  const row = joined(
    shown.map(({ label, value }) => [`${clip(label, 60)} `, code(clip(value, room.argument))]),
  );
  return [...(row.length ? [row] : []), ...restOf('arguments', all.length, shown.length)];
}

function outside({ outOfScope }: Action): Part[][] {
  if (outOfScope.length === 0) return [];
  return [[bold(`Not part of this case: ${clip(outOfScope.join(', '), 120)}`)]];
}

function longArgument(
  { label, value }: Argument,
  { isOneOfMany, drafts }: { isOneOfMany: boolean; drafts: readonly string[] },
  room: Room,
): Paragraph[] {
  const text = drafts.includes(value) ? cutDraft(value, room.longText) : cutQuote(value, room.longText);
  return isOneOfMany ? [section(`${clip(label, 60)}:`), ...text] : text;
}
