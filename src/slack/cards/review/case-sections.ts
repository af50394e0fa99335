import type { KnownBlock, MrkdwnElement, PlainTextElement } from '@slack/types';
import { limits } from '../../block-kit/limits.ts';
import type { CaseSection } from '../../../domain/case-section.ts';
import { clip, oneLine } from '../../text.ts';
import { plain } from '../parts/blocks.ts';
import { mrkdwn } from '../parts/mrkdwn.ts';
import type { Paragraph } from '../parts/rich-text.ts';
import { bold, link, richText, section } from '../parts/rich-text.ts';
import { comparisonList, comparisonTable } from './comparison.ts';
import { cutQuote, restOf } from './cut-text.ts';
import type { Room } from './room.ts';

type Row = CaseSection['rows'][number];

/** Signs that mrkdwn would take for emphasis, code, quotes, lists or an emoji. */
const marked = /[*~`]|(?<!\w)_|_(?!\w)|:[\w+-]+:|^\s*(?:>|•|-|\d+\.)/m;

/** Customer, order and what else the workflow shows of the case, in two columns. */
export function caseSections(sections: readonly CaseSection[], room: Room): KnownBlock[] {
  const shown = sections.slice(0, room.sections);
  const firstTable = shown.find(({ comparison }) => comparison);
  return [
    ...shown.flatMap((each) => drawSection(each, room, each === firstTable)),
    ...richText(
      restOf('sections of the case', sections.length, shown.length).map((rest) => section(...rest)),
    ),
  ];
}

function drawSection(
  { title, rows, note, comparison }: CaseSection,
  room: Room,
  asTable: boolean,
): KnownBlock[] {
  const shown = rows.slice(0, room.rows);
  const said = [
    ...(note ? [section(clip(note, room.cell * 2))] : []),
    ...restOf('rows', rows.length, shown.length).map((rest) => section(...rest)),
  ];
  return [
    ...richText([section(bold(clip(oneLine(title), limits.header.text)))]),
    ...pages(shown.filter((row) => !isLong(row))).map((page): KnownBlock => ({
      type: 'section',
      fields: page.map((row) => field(row, room)),
    })),
    ...richText(shown.filter(isLong).flatMap((row) => wide(row, room))),
    ...(comparison
      ? asTable
        ? comparisonTable(comparison, room)
        : richText(comparisonList(comparison))
      : []),
    ...richText(said),
  ];
}

/** What somebody wrote does not fit into half a column. */
function isLong({ value }: Row): boolean {
  return value.length > 120 || value.includes('\n');
}

function wide({ label, value }: Row, room: Room): Paragraph[] {
  return [section(bold(`${clip(oneLine(label), 80)}:`)), ...cutQuote(value, room.cell * 3)];
}

function pages(rows: readonly Row[]): Row[][] {
  const size = limits.section.fields;
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, page) =>
    rows.slice(page * size, (page + 1) * size),
  );
}

/** In mrkdwn only where nothing in the value could be taken for markup. */
function field({ label, value, record }: Row, room: Room): MrkdwnElement | PlainTextElement {
  const name = clip(oneLine(label), 80);
  const shown = clip(value, Math.min(room.cell, limits.section.field - 200)) || '–';
  const literal = plain(`${name}: ${shown}`, limits.section.field);
  if (marked.test(literal.text)) return literal;
  const pretty = mrkdwn([bold(`${name}:`), ' ', link(shown, record?.url ?? null)]);
  return pretty.text.length > limits.section.field ? literal : pretty;
}
