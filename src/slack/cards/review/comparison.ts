import type { KnownBlock, RichTextBlock, TableBlock } from '@slack/types';
import type { CaseSection } from '../../../domain/case-section.ts';
import { clip, oneLine } from '../../text.ts';
import type { Paragraph } from '../parts/rich-text.ts';
import { bold, bullets, section } from '../parts/rich-text.ts';
import { restOf } from './cut-text.ts';
import type { Room } from './room.ts';

export type Comparison = NonNullable<CaseSection['comparison']>;

type Cell = TableBlock['rows'][number][number];

/** Sentences need more room than amounts. */
const widest = { left: 160, right: 80 };

/** Side by side: what differs is bold and bears a sign, for those who see no difference in weight. Slack takes one table in a message. */
export function comparisonTable({ columns, rows, align = 'right' }: Comparison, room: Room): KnownBlock[] {
  const shown = mostTelling(rows, room.rows * 2);
  const width = Math.min(room.cell, widest[align]);
  const header = ['', ...columns].map((text) => cell(text, width, false));
  const table: TableBlock = {
    type: 'table',
    column_settings: [{ is_wrapped: true }, ...columns.map(() => ({ align, is_wrapped: true }))],
    rows: [
      header,
      ...shown.map(({ label, cells, differs }) => [
        cell(differs ? `≠ ${label}` : label, width, differs),
        ...cells.map((text) => cell(text, width, differs)),
      ]),
    ],
  };
  const rest = restOf('rows of the comparison', rows.length, shown.length).map((each) => section(...each));
  return [table, ...(rest.length ? [{ type: 'rich_text' as const, elements: rest }] : [])];
}

/** In their order; when not all have room, those that agree give way first. */
function mostTelling(rows: Comparison['rows'], most: number): Comparison['rows'] {
  const chosen = new Set(rows.toSorted((a, b) => Number(b.differs) - Number(a.differs)).slice(0, most));
  return rows.filter((row) => chosen.has(row));
}

/** The same where there can be no table: in a modal, or after another one. */
export function comparisonList({ columns, rows }: Comparison): Paragraph[] {
  return [
    bullets(
      rows.map(({ label, cells, differs }) => {
        const sides = cells.map((text, index) => `${columns[index] ?? ''}: ${text}`).join(' · ');
        return differs ? [bold(`≠ ${label}`), ` – ${sides}`] : [`${label} – ${sides}`];
      }),
    ),
  ];
}

/** A cell must hold something; as rich text it is literal, whatever stands in it. */
function cell(text: string, width: number, strong: boolean): Cell {
  const shown = clip(oneLine(text), width) || ' ';
  if (!strong) return { type: 'raw_text', text: shown };
  const element: RichTextBlock = { type: 'rich_text', elements: [section(bold(shown))] };
  return element;
}
