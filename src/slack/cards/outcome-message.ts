import type { ExecutionView, RunView } from '../../domain/run-view.ts';
import { clip, oneLine } from '../text.ts';
import { runStatusWords } from '../../wording/statuses.ts';
import type { Message } from './message.ts';
import { notification } from './message.ts';
import { context } from './parts/blocks.ts';
import type { Paragraph, Part, Sentence } from './parts/rich-text.ts';
import {
  bold,
  bullets,
  channel,
  joined,
  link,
  numbered,
  person,
  richText,
  section,
} from './parts/rich-text.ts';
import { cutQuote } from './review/cut-text.ts';
import { fateOf } from './review/fate.ts';
import { happening } from './run/happening.ts';
import { observedLines } from './run/observed.ts';

const shownActions = 10;

/** Tells the requester how it ended and what that means for them. No customer's words: they may read it anywhere. */
export function outcomeMessage(run: RunView): Message {
  const headline: Part[] = [
    ...(run.requesterId ? [person(run.requesterId), ' '] : []),
    bold(runStatusWords[run.status]),
    `: ${clip(oneLine(run.workflow.title), 80)}, `,
    link(clip(oneLine(run.subject.label), 120), run.subject.record?.url ?? null),
  ];
  const meaning = [...happening(run), ...forYou(run)];
  const actions = carriedOut(run);
  const observed = observedLines(run.observation);
  const note = rejectionNote(run);
  return {
    text: notification([
      headline,
      meaning,
      ...(note ? [[`Note: ${clip(oneLine(note), 600)}`]] : []),
      ...actions,
      ...observed,
    ]),
    blocks: [
      ...richText([
        section(...headline),
        section(...meaning),
        ...(note ? cutQuote(note, 1_500) : []),
        ...actions.map((line, index): Paragraph => numbered(index + 1, ...line)),
        ...(observed.length ? [bullets(observed)] : []),
      ]),
      context(...joined([['In ', channel(run.channelId)], [`/leenops show ${run.id}`]])),
    ],
  };
}

function forYou({ status, workflow }: RunView): string[] {
  if (status === 'blocked') return [' You need not do anything; if it is urgent, ask them.'];
  if (status === 'expired') return [` Ask ${workflow.owner}, or start it again.`];
  return status === 'rejected' ? [' If the case has changed, start it again.'] : [];
}

function rejectionNote({ status, reviews }: RunView): string | null {
  if (status !== 'rejected') return null;
  const decisions = reviews.flatMap((review) => review.decisions);
  return decisions.findLast(({ kind }) => kind === 'reject')?.note ?? null;
}

function carriedOut(run: RunView): Sentence[] {
  const shown = run.executions.slice(0, shownActions);
  const rest = run.executions.length - shown.length;
  return [
    ...shown.map((execution) => [...fateOf(run, execution), ` – ${saysOf(execution)}`]),
    ...(rest ? [[`${rest} more: /leenops show ${run.id}`]] : []),
  ];
}

function saysOf({ says, tool }: ExecutionView): string {
  return says === null ? `${tool} (its texts were erased)` : clip(oneLine(says), 250);
}
