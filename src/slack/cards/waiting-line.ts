import type { Button, Checkboxes, MrkdwnElement, SectionBlock } from '@slack/types';
import type { Waiting } from '../../reports/waiting-reviews.ts';
import { inWords } from '../../lib/time.ts';
import { obstacleWords } from '../../wording/obstacles.ts';
import { actionIds } from '../ids.ts';
import { clip, oneLine } from '../text.ts';
import { moneyMoved } from './parts/amounts.ts';
import { plain } from './parts/blocks.ts';
import { followable } from './parts/link.ts';
import { mrkdwn, mrkdwnOf } from './parts/mrkdwn.ts';
import type { Part } from './parts/rich-text.ts';
import { at, bold, joined, link, person } from './parts/rich-text.ts';

/** `cardUrl` is null while the card is not posted, and when Slack took it for given up. */
export type WaitingLine = Omit<Waiting, 'card'> & { cardUrl: string | null };

/** Not posted yet, or in a channel that takes no messages any more. */
const withoutCard = 'its card is not in Slack';

type Shown = Pick<SectionBlock, 'type' | 'expand' | 'accessory'> & { text: MrkdwnElement };

/** One review in a list for one reader: what it is about, what would happen, how it stands, and beside it its card. */
export function waitingLine(line: WaitingLine, reader: string, now: Date): Shown {
  const posted: Part[][] = line.cardUrl ? [] : [[withoutCard]];
  return drawn(line, [...standing(line, reader, now), ...posted], openCard(line));
}

/** The same where several are decided together: a tick in the card's place, or why there is none. */
export function tickedLine(line: WaitingLine, reader: string, now: Date, tick: Checkboxes): Shown {
  const { obstacle, cardUrl } = line;
  if (obstacle) {
    const { text, ...rest } = waitingLine(line, reader, now);
    const why = mrkdwnOf([
      '\n',
      bold(line.cardUrl ? 'Decide on its card' : 'Decide on it alone'),
      `: ${obstacleWords[obstacle]}`,
    ]);
    return { ...rest, text: { ...text, text: `${text.text}${why}` } };
  }
  const where: Part[] = cardUrl ? [link('open the card', cardUrl)] : [withoutCard];
  return drawn(line, [...standing(line, reader, now), where], tick);
}

function drawn(line: WaitingLine, stands: Part[][], accessory: Shown['accessory']): Shown {
  return {
    type: 'section',
    text: mrkdwn([...subjectOf(line), '\n', effect(line), '\n', ...joined(stands)]),
    expand: true,
    ...(accessory ? { accessory } : {}),
  };
}

function openCard({ reviewId, cardUrl }: WaitingLine): Button {
  const url = followable(cardUrl);
  if (!url)
    return { type: 'button', action_id: actionIds.openCase, text: plain('Decide here'), value: reviewId };
  return {
    type: 'button',
    action_id: actionIds.openCard,
    text: plain('Open the card'),
    url,
    value: reviewId,
  };
}

/** `Ticket 1042 · Support triage · €84.00` */
export function subjectOf({
  subject,
  workflowTitle,
  actions,
}: Pick<WaitingLine, 'subject' | 'workflowTitle' | 'actions'>): Part[] {
  const money = moneyMoved(actions ?? []);
  return joined([
    [bold(clip(oneLine(subject), 100))],
    [clip(oneLine(workflowTitle), 80)],
    ...(money ? [[bold(money)]] : []),
  ]);
}

function effect({ actions }: WaitingLine): string {
  if (!actions) return 'The texts of this proposal were erased.';
  const [first, ...others] = actions;
  if (!first) return 'No action is proposed.';
  const more = others.length === 1 ? ', and 1 more action' : `, and ${others.length} more actions`;
  return `${clip(oneLine(first.says), 200)}${others.length ? more : ''}`;
}

function standing(line: WaitingLine, reader: string, now: Date): Part[][] {
  const { level, levels, onBehalfOf } = line;
  return [
    ...risk(line),
    ...(levels > 1 ? [[`level ${level} of ${levels}`]] : []),
    due(line, now),
    ...(onBehalfOf ? [['for ', person(onBehalfOf), ', who is away']] : []),
    ...looking(line, reader),
  ];
}

/** The highest among its actions. */
function risk({ actions }: WaitingLine): Part[][] {
  const found = (['high', 'medium', 'low'] as const).find((each) => actions?.some((a) => a.risk === each));
  return found ? [[`${found} risk`]] : [];
}

function due({ dueAt }: WaitingLine, now: Date): Part[] {
  const left = dueAt.getTime() - now.getTime();
  if (left < 0) return [bold(`overdue for ${inWords(-left)}`), ', since ', at(dueAt)];
  return [`${inWords(left)} left, due `, at(dueAt)];
}

function looking({ claim }: WaitingLine, reader: string): Part[][] {
  if (!claim) return [];
  const until: Part[] = [' until ', at(claim.until, '{time}')];
  if (claim.holder !== reader) return [[person(claim.holder), ' looks at it', ...until]];
  if (!claim.from) return [['you look at it', ...until]];
  return [[bold('handed on to you'), ' by ', person(claim.from)]];
}
