import { day, hour, minute } from '../../../../src/lib/time.ts';
import type { ObservationView, RunView } from '../../../../src/domain/run-view.ts';
import type { Message } from '../../../../src/slack/cards/message.ts';
import { outcomeMessage } from '../../../../src/slack/cards/outcome-message.ts';
import { runTimeline } from '../../../../src/slack/cards/run-timeline.ts';
import { stepsMessage } from '../../../../src/slack/cards/steps-message.ts';
import { aCompletedRun, aRun } from './runs.ts';
import { after, grace, now } from './times-and-people.ts';

const observation: ObservationView = {
  state: 'observed',
  code: null,
  lookedAt: after(3 * day),
  nextAt: null,
  compared: [
    {
      tool: 'stripe_refund',
      verdict: 'differs',
      proposed: 'refund €84.00',
      done: 'refund €60.00',
      at: after(hour),
    },
    {
      tool: 'zendesk_reply',
      verdict: 'same',
      proposed: 'reply, ticket solved',
      done: 'reply, ticket solved',
      at: after(hour),
    },
    { tool: 'zendesk_tag', verdict: 'only_agent', proposed: 'tag late-delivery', done: null, at: null },
    { tool: 'zendesk_tag', verdict: 'only_people', proposed: null, done: 'tag vip', at: after(2 * hour) },
  ],
};

const inShadow = (change: Partial<ObservationView> = {}) =>
  aRun({
    mode: 'shadow',
    status: 'completed',
    finishedAt: after(minute),
    reviews: [],
    observation: { ...observation, ...change },
  });
const waiting = { state: 'waiting', nextAt: after(day) } as const;

/** A refund that was called back, and a reply of which a person says so. */
export function anUndoneRun(): RunView {
  const run = aCompletedRun();
  const [first, second, ...others] = run.executions;
  if (!first || !second) throw new Error('A completed run has two actions.');
  const seen = { reason: null, note: null, reversedAt: after(day), recordedAt: after(day + hour) };
  return {
    ...run,
    executions: [
      { ...first, reversal: { ...seen, by: { kind: 'system', id: 'leenops' } } },
      {
        ...second,
        reversal: {
          ...seen,
          by: { kind: 'person', id: grace },
          reason: 'was_wrong',
          note: 'The parcel had arrived after all.',
        },
      },
      ...others,
    ],
  };
}

export const shadowStates: Record<string, Message> = {
  'outcome-in-shadow': outcomeMessage(inShadow()),
  'steps-in-shadow-before-the-first-look': stepsMessage(
    inShadow({ ...waiting, lookedAt: null, compared: [] }),
    now,
  ),
  'steps-in-shadow-so-far': stepsMessage(
    inShadow({ ...waiting, compared: observation.compared.slice(2, 3) }),
    now,
  ),
  'steps-in-shadow-nothing-either': stepsMessage(inShadow({ compared: [] }), now),
  'steps-in-shadow-unobserved': stepsMessage(inShadow({ state: 'unobserved', code: 'no_answer' }), now),
  'outcome-in-shadow-erased': outcomeMessage(
    inShadow({
      compared: observation.compared.map((line) => ({ ...line, proposed: null, done: null, at: null })),
    }),
  ),
  'outcome-undone': outcomeMessage(anUndoneRun()),
  'steps-undone': stepsMessage(anUndoneRun(), now),
  'run-timeline-undone': runTimeline(anUndoneRun(), now),
};
