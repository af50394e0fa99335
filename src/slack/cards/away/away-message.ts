import type { Declared } from '../../../engine/people/declare-absence.ts';
import type { Ended } from '../../../engine/people/end-absence.ts';
import type { AbsenceView } from '../../../reports/absence-views.ts';
import type { Message } from '../message.ts';
import { notification } from '../message.ts';
import type { Part } from '../parts/rich-text.ts';
import { bold, code, joined, person, richText, section } from '../parts/rich-text.ts';
import { lastMoment, span, waiting } from './span.ts';

type Line = Part[];

const how: Line = [
  code('/leenops away 2026-12-20..2027-01-03 @deputy'),
  ' says that you are away and who decides for you. ',
  code('/leenops away off'),
  ' says that you are back.',
];

/** What is set: for this person, and for whom they stand in. */
export function absencesMessage({ mine, standingIn }: Record<'mine' | 'standingIn', AbsenceView[]>): Message {
  return message([
    ...(mine.length ? mine.map(ofMine) : [['You are not away, and have not planned to be.']]),
    ...standingIn.map(ofTheirs),
    how,
  ]);
}

/** `count`: how many reviews waited for them when they said it. */
export function declaredMessage(declared: Declared, count: number | null, now: Date): Message {
  const { absence, timeZone, replaced, deputyAway, unattended, decides } = declared;
  const { deputyId, startsAt, endsAt } = absence;
  const begun = startsAt <= now;
  return message([
    [
      bold('You are away '),
      ...(begun ? ['from now until ', lastMoment(endsAt)] : span(absence)),
      `: whole days in ${timeZone}. `,
      person(deputyId),
      begun ? ' decides for you from now on, and is told.' : ' decides for you in that time, and is told.',
    ],
    ...replaced.map((other): Line => [
      'It replaces your absence ',
      ...span(other),
      ' with ',
      person(other.deputyId),
      '.',
    ]),
    ...deputyAway.map((other): Line => [
      bold('Careful: '),
      person(deputyId),
      ' is away, too, ',
      ...span(other),
      '. Then nobody decides for you: a deputy has no deputy.',
    ]),
    ...unattended.map((other): Line => [
      bold('Careful: '),
      'you stand in for ',
      person(other.personId),
      ' ',
      ...span(other),
      '. While you are both away nobody decides for them; they are told.',
    ]),
    decides
      ? waitingThen(count, begun, deputyId)
      : ['You are in no team that decides, so nothing waits for your deputy.'],
  ]);
}

export function endedMessage({ ended, ahead }: Ended, count: number | null): Message {
  if (ended.length === 0)
    return message([['You are not away, and have not planned to be. Nothing was changed.'], how]);
  const deputies = [...new Set(ended.map(({ deputyId }) => deputyId))];
  return message([
    [
      bold('You decide yourself. '),
      ...joined(
        deputies.map((id) => [person(id)]),
        ' and ',
      ),
      deputies.length === 1
        ? ' no longer decides for you and is told.'
        : ' no longer decide for you and are told.',
    ],
    ...ahead.map((other): Line => [
      'Still planned: away ',
      ...span(other),
      '. ',
      code('/leenops away off'),
      ' once more takes that back.',
    ]),
    waiting(count),
  ]);
}

function waitingThen(count: number | null, begun: boolean, deputy: string): Line {
  if (!begun || !count) return waiting(count);
  const reviews = count === 1 ? 'The review that waited' : `The ${count} reviews that waited`;
  return [`${reviews} for you `, count === 1 ? 'waits for ' : 'wait for ', person(deputy), ' from now on.'];
}

function ofMine({ state, startsAt, endsAt, deputy }: AbsenceView): Line {
  return [
    bold(state === 'running' ? 'You are away ' : 'You will be away '),
    ...span({ startsAt, endsAt }),
    '. ',
    person(deputy),
    ' decides for you.',
  ];
}

function ofTheirs({ state, startsAt, endsAt, person: who }: AbsenceView): Line {
  return [
    bold(state === 'running' ? 'You stand in for ' : 'You will stand in for '),
    person(who),
    ' ',
    ...span({ startsAt, endsAt }),
    '.',
  ];
}

function message(lines: readonly Line[]): Message {
  return { text: notification(lines), blocks: richText(lines.map((line) => section(...line))) };
}
