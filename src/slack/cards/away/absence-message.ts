import type { AbsenceNews } from '../../../reports/absence-views.ts';
import type { Message } from '../message.ts';
import { notification } from '../message.ts';
import type { Part } from '../parts/rich-text.ts';
import { bold, code, joined, person, richText, section } from '../parts/rich-text.ts';
import { lastMoment, span, waiting } from './span.ts';

/** A direct message about an absence, as things are now: to the deputy, or to whoever is away. */
export function absenceMessage(news: AbsenceNews): Message {
  const lines = says[news.occasion](news);
  return { text: notification(lines), blocks: richText(lines.map((line) => section(...line))) };
}

type Line = Part[];

const says: Record<AbsenceNews['occasion'], (news: AbsenceNews) => Line[]> = {
  named: (news) => forDeputy(news, [person(news.absence.person), ' is away ', ...span(news.absence)]),
  begun: (news) =>
    forDeputy(news, [
      person(news.absence.person),
      ' is away from today on, until ',
      lastMoment(news.absence.endsAt),
    ]),
  over: ({ absence }) => [
    absence.state === 'running'
      ? [
          'You decide for ',
          person(absence.person),
          ' until ',
          lastMoment(absence.endsAt),
          ', and no longer: they changed their absence.',
        ]
      : [
          bold('You no longer decide for '),
          person(absence.person),
          ': they are back, or changed their absence.',
        ],
  ],
  back: ({ absence, waiting: count }) => [
    [
      bold('You decide again: '),
      'your absence is over, and ',
      person(absence.deputy),
      ' no longer decides for you.',
    ],
    waiting(count),
  ],
  unattended: ({ absence, unattended }) =>
    unattended.length
      ? [
          [
            person(absence.deputy),
            ', who decides for you ',
            ...span(absence),
            ', is away, too: ',
            ...joined(unattended.map(span), ' and '),
            '. ',
            bold('Then nobody decides for you'),
            ': a deputy has no deputy.',
          ],
          ['Name somebody else with ', code('/leenops away'), ' and the days.'],
        ]
      : [[person(absence.deputy), ' is there again while you are away.']],
};

function forDeputy({ absence, waiting: count }: AbsenceNews, isAway: Line): Line[] {
  const { state, person: who } = absence;
  if (state === 'taken_back') return [[person(who), ' took their absence back. You need do nothing.']];
  if (state === 'over') return [[person(who), ' is back: you no longer decide for them.']];
  return [
    [...isAway, '. ', bold('You decide for them in that time'), ': their reviews name you.'],
    [
      'What they asked for themselves, you cannot decide. ',
      code('/leenops away'),
      ' shows for whom you stand in.',
    ],
    ...(count === null ? [] : [waiting(count)]),
  ];
}
