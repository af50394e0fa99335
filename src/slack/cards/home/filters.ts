import type { ActionsBlock, Button, KnownBlock, PlainTextOption, StaticSelect } from '@slack/types';
import type { RunPage, RunPlace } from '../../../reports/run-pages.ts';
import { runStatusWords } from '../../../wording/statuses.ts';
import { limits } from '../../block-kit/limits.ts';
import { anyWorkflow, periodChoices, statusChoices, whoseChoices } from '../../home/choice.ts';
import type { HomeChoice } from '../../home/choice.ts';
import { actionIds, homeBlocks } from '../../ids.ts';
import { clip, oneLine } from '../../text.ts';
import { plain } from '../parts/blocks.ts';

const periodWords = {
  '1d': 'The last day',
  '7d': 'The last 7 days',
  '30d': 'The last 30 days',
  '90d': 'The last 90 days',
  ever: 'Since ever',
} as const satisfies Record<HomeChoice['period'], string>;
const whoseWords = { all: 'All that I may see', mine: 'What I asked for' } as const;
const statusWords = { any: 'Any status', open: 'Everything open', ...runStatusWords } as const;

/** Which runs are shown: workflow, status, whose, since when. */
export function filters(
  choice: HomeChoice,
  workflows: readonly { id: string; title: string }[],
): ActionsBlock {
  const known = workflows.slice(0, limits.select.options - 1);
  const titles = new Map([
    [anyWorkflow, 'Every workflow'],
    ...known.map(({ id, title }) => [id, title] as const),
  ]);
  const { status, whose, period } = choice;
  return {
    type: 'actions',
    block_id: homeBlocks.filters,
    elements: [
      select(actionIds.filterWorkflow, 'Workflow', titles, choice.workflow ?? anyWorkflow),
      select(actionIds.filterStatus, 'Status', wordsOf(statusChoices, statusWords), status),
      select(actionIds.filterWhose, 'Whose', wordsOf(whoseChoices, whoseWords), whose),
      select(actionIds.filterPeriod, 'Since when', wordsOf(periodChoices, periodWords), period),
    ],
  };
}

/** The pages beside this one, as far as there are any. */
export function turns({ before, next }: Pick<RunPage, 'before' | 'next'>): KnownBlock[] {
  const elements = [
    ...(before ? [turn(actionIds.homeNewer, 'Newer', 'newer', before)] : []),
    ...(next ? [turn(actionIds.homeOlder, 'Older', 'older', next)] : []),
  ];
  return elements.length ? [{ type: 'actions', block_id: homeBlocks.turns, elements }] : [];
}

function wordsOf<T extends string>(
  choices: readonly T[],
  words: Readonly<Record<T, string>>,
): Map<string, string> {
  return new Map(choices.map((choice) => [choice, words[choice]]));
}

/** A workflow that is gone meanwhile is no choice any more: the first one stands then. */
function select(
  actionId: string,
  label: string,
  choices: ReadonlyMap<string, string>,
  chosen: string,
): StaticSelect {
  const options = [...choices].map(([value, words]): PlainTextOption => ({
    text: plain(clip(oneLine(words), limits.option.text), limits.option.text),
    value,
  }));
  const initial = options.find(({ value }) => value === chosen) ?? options[0];
  return {
    type: 'static_select',
    action_id: actionId,
    placeholder: plain(label, limits.select.placeholder),
    options,
    ...(initial ? { initial_option: initial } : {}),
  };
}

function turn(actionId: string, label: string, way: string, { receivedAt, id }: RunPlace): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: plain(label),
    value: `${way} ${receivedAt.toISOString()} ${id}`,
  };
}
