import type { AbsenceNews, AbsenceView } from '../../../../src/reports/absence-views.ts';
import { absenceMessage } from '../../../../src/slack/cards/away/absence-message.ts';
import {
  absencesMessage,
  declaredMessage,
  endedMessage,
} from '../../../../src/slack/cards/away/away-message.ts';
import type { Message } from '../../../../src/slack/cards/message.ts';
import { day } from '../../../../src/lib/time.ts';
import { after, grace, linus, now } from './times-and-people.ts';

const margaret = 'U0MARGARET';
const span = { startsAt: after(27 * day), endsAt: after(41 * day) };

const declared = (change: { startsAt?: Date; endsAt?: Date; deputyId?: string; personId?: string } = {}) => ({
  id: 'abs_1',
  personId: grace,
  deputyId: margaret,
  ...span,
  declaredAt: now,
  ...change,
});
const view = (change: Partial<AbsenceView> = {}): AbsenceView => ({
  id: 'abs_1',
  person: grace,
  deputy: margaret,
  ...span,
  state: 'ahead',
  ...change,
});
const news = (change: Partial<AbsenceNews>): Message =>
  absenceMessage({ occasion: 'named', absence: view(), waiting: null, unattended: [], ...change });
const plain = {
  absence: declared(),
  timeZone: 'Europe/Stockholm',
  replaced: [],
  deputyAway: [],
  unattended: [],
  decides: true,
};
const begun = declared({ startsAt: after(-day), endsAt: after(day) });

/** What is said of absences: to whoever is away, and to the deputy. */
export const awayStates: Record<string, Message> = {
  'away-declared': declaredMessage(plain, 0, now),
  'away-declared-from-now': declaredMessage({ ...plain, absence: begun }, 3, now),
  'away-declared-with-cares': declaredMessage(
    {
      ...plain,
      replaced: [declared({ deputyId: linus })],
      deputyAway: [declared({ personId: margaret, deputyId: linus })],
      unattended: [declared({ personId: linus, deputyId: grace })],
      decides: false,
    },
    0,
    now,
  ),
  'away-ended': endedMessage({ ended: [begun], ahead: [declared({ deputyId: linus })] }, 1),
  'away-nothing-to-end': endedMessage({ ended: [], ahead: [] }, null),
  'away-shown': absencesMessage({
    mine: [view({ state: 'running', startsAt: after(-day), endsAt: after(day) }), view({ deputy: linus })],
    standingIn: [view({ person: linus, deputy: grace })],
  }),
  'away-nothing-to-show': absencesMessage({ mine: [], standingIn: [] }),
  'absence-named': news({}),
  'absence-named-from-now': news({ absence: view({ state: 'running' }), waiting: 1 }),
  'absence-taken-back': news({ absence: view({ state: 'taken_back' }) }),
  'absence-past': news({ absence: view({ state: 'over' }) }),
  'absence-begun': news({ occasion: 'begun', absence: view({ state: 'running' }), waiting: 2 }),
  'absence-over': news({ occasion: 'over', absence: view({ state: 'over' }) }),
  'absence-shortened': news({ occasion: 'over', absence: view({ state: 'running' }) }),
  'absence-back': news({ occasion: 'back', absence: view({ state: 'over' }), waiting: 2 }),
  'absence-unattended': news({
    occasion: 'unattended',
    unattended: [view({ person: margaret, deputy: linus })],
  }),
  'absence-attended-again': news({ occasion: 'unattended' }),
};
