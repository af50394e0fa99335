import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import type { KeptShowing } from '../../reports/shown.ts';
import { context } from '../cards/parts/blocks.ts';
import { bold, bullets, code, person, richText, section } from '../cards/parts/rich-text.ts';
import type { Part } from '../cards/parts/rich-text.ts';
import { at } from '../cards/parts/rich-text.ts';
import { callbackIds } from '../ids.ts';
import { paged } from '../cards/parts/pages.ts';
import { modal } from './modal.ts';

const drawn = z.object({ blocks: z.array(z.looseObject({ type: z.string() })) });
const table = z.object({
  rows: z.array(z.array(z.looseObject({ text: z.string().optional(), elements: z.unknown().optional() }))),
});

/** What stood before a decider, as it was kept when it was shown; what could be pressed on it is left away. */
export function asShownModal(showing: KeptShowing): ModalView {
  return modal({
    callbackId: callbackIds.asShown,
    title: 'As it was shown',
    about: showing.id,
    blocks: [context(...origin(showing)), { type: 'divider' }, ...content(showing)],
  });
}

function origin({ surface, personId, shownAt, hash }: KeptShowing): Part[] {
  const to: Part[] = personId ? [' to ', person(personId)] : [];
  return [
    bold(places[surface] ?? 'What was shown'),
    ...to,
    ', as it stood since ',
    at(shownAt),
    '. Its hash stands in the audit log: ',
    code(hash.slice(0, 16)),
  ];
}

const places: Partial<Record<KeptShowing['surface'], string>> = {
  message: 'The card in Slack',
  view: 'The whole case',
  queue: 'The question before several were approved',
  api: 'The answer of the HTTP API',
};

function content({ body, surface }: KeptShowing): KnownBlock[] {
  if (body === undefined)
    return richText([
      section('The texts of this run were erased. That something was shown, and its hash, is kept.'),
    ]);
  const kept = drawn.safeParse(body).data;
  if (surface === 'api' || !kept) return paged([section(JSON.stringify(body, null, 2))]);
  return kept.blocks.flatMap((block) => still(block));
}

type Raw = { type: string; [field: string]: unknown };

/** A card can be read here, but nothing on it can be pressed; a view of Slack takes no table. */
function still(block: Raw): KnownBlock[] {
  if (block.type === 'actions') return [];
  if (block.type === 'table') return asList(block);
  const { accessory: _accessory, ...rest } = block;
  return [rest as unknown as KnownBlock];
}

function asList(block: Raw): KnownBlock[] {
  const rows = table.safeParse(block).data?.rows ?? [];
  return richText([bullets(rows.map((cells) => [cells.map(textOf).join(' · ')]))]);
}

function textOf(cell: unknown): string {
  if (Array.isArray(cell)) return cell.map(textOf).join('');
  if (typeof cell !== 'object' || cell === null) return '';
  const { text, elements } = cell as { text?: unknown; elements?: unknown };
  return typeof text === 'string' ? text : textOf(elements);
}
