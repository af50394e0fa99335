import { describe, expect, it } from 'vitest';
import { minute, second } from '../../../src/lib/time.ts';
import { problemsOf } from '../../../src/slack/block-kit/validate.ts';
import { outcomeMessage } from '../../../src/slack/cards/outcome-message.ts';
import { rootMessage } from '../../../src/slack/cards/root-message.ts';
import { runList } from '../../../src/slack/cards/run-list.ts';
import { runTimeline } from '../../../src/slack/cards/run-timeline.ts';
import { stepsMessage } from '../../../src/slack/cards/steps-message.ts';
import { historyModal } from '../../../src/slack/modals/history-modal.ts';
import { aReminder } from './support/notice-states.ts';
import { aProposal } from './support/proposals.ts';
import { read } from './support/read.ts';
import { aDecidedReview, aDecision } from './support/reviews.ts';
import { runStates } from './support/run-states.ts';
import { aCompletedRun, aRun, aRunLine } from './support/runs.ts';
import { aModelCall, aStep } from './support/steps.ts';
import { ada, after, now } from './support/times-and-people.ts';

function shown(name: string): string {
  const state = runStates[name];
  if (!state) throw new Error(`No message state ${name}.`);
  return read(state.blocks);
}

describe('the root of a thread', () => {
  it('says what, for whom, in which mode, by which model, and that demo rules are no AI', () => {
    const text = read(rootMessage(aRun()).blocks);
    for (const part of [
      'Support triage',
      'Ticket 1042',
      'Waiting for review',
      `<@${ada}>`,
      'live',
      'Demo rules (not AI)',
    ])
      expect(text).toContain(part);
  });

  it('names who is awaited and until when', () => {
    expect(shown('root-awaiting-review')).toContain(
      'support-agents decides on the card in this thread, due 2026-11-23 14:00 UTC',
    );
  });

  it('never says that something was done in shadow mode', () => {
    expect(shown('root-completed-in-shadow')).toContain('Nothing was carried out');
    expect(shown('root-completed-in-shadow')).toContain('Started by schedule');
  });

  it('a cancelled run says what was done before', () => {
    const cancelled = rootMessage(aCompletedRun({ status: 'cancelled' }));
    expect(read(cancelled.blocks)).toContain('3 actions were carried out before it was cancelled');
  });
});

describe('the steps', () => {
  it('show what happens now and for how long', () => {
    expect(shown('steps-running')).toContain('Now: read the orders, 1.0s so far');
  });

  it('say that a run began again, and why', () => {
    const text = shown('steps-again-after-a-failure');
    expect(text).toContain('attempt 2');
    expect(text).toContain('failed (no_answer)');
    expect(text).toContain('Now: think, 3.0s so far');
  });

  it('never take unknown for nothing', () => {
    const calls = [aModelCall(), aModelCall({ inputTokens: null })];
    const run = aRun({ model: { label: 'gpt', kind: 'real' }, costMicroUsd: null, steps: calls });
    expect(read(stepsMessage(run, now).blocks)).toContain(
      '2 model calls, at least 2,040 tokens, cost unknown',
    );
    const free = aRun({ steps: calls });
    expect(read(stepsMessage(free, now).blocks)).toContain('$0 (demo)');
    const invented = aRun({ steps: calls, costMicroUsd: 4_200 });
    expect(read(stepsMessage(invented, now).blocks)).toContain('$0.0042 (invented)');
    const cheap = { ...run, costMicroUsd: 4_200 };
    expect(read(stepsMessage(cheap, now).blocks)).toContain('$0.0042');
  });

  it('keep a long run short and say what is not listed', () => {
    const many = Array.from({ length: 40 }, (_, index) => aStep({ startedAt: after(index * second) }));
    expect(read(stepsMessage(aRun({ steps: many }), now).blocks)).toContain('… 25 earlier steps');
  });
});

describe('the outcome', () => {
  it('tells Ada what was done, with its records', () => {
    const { blocks } = outcomeMessage(aCompletedRun());
    expect(read(blocks)).toContain(`@${ada} Completed`);
    expect(JSON.stringify(blocks)).toContain('https://payments.example/payments/ch_3PqLate');
  });

  it('keeps customers’ words out: she may have asked anywhere', () => {
    expect(read(outcomeMessage(aCompletedRun()).blocks)).not.toMatch(/Hanna|eleven days/);
  });

  it('tells her why it was rejected, with the note', () => {
    expect(shown('outcome-rejected')).toContain('The amount is wrong');
    expect(shown('outcome-rejected')).toContain('refunded in October');
  });

  it('tells her what a stop means for her', () => {
    expect(shown('outcome-blocked')).toContain('You need not do anything');
  });
});

describe('the list of runs', () => {
  it('says how to begin when there are none', () => {
    expect(shown('run-list-empty')).toContain('/leenops run');
  });

  it('says that it is not all of them', () => {
    expect(
      read(
        runList(
          Array.from({ length: 34 }, () => aRunLine()),
          now,
        ).blocks,
      ),
    ).toContain('The newest 20 of 34 runs');
  });
});

describe('the timeline', () => {
  it('is in the order in which things happened', () => {
    const text = shown('run-timeline');
    const order = [
      'Asked by',
      'Read the ticket',
      'Proposal version 1',
      'Review opened',
      'joined this run',
      'approved',
      'Action 1: Done',
      '+8m 4s Completed',
    ];
    const places = order.map((part) => text.indexOf(part, text.indexOf('+0ms')));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(Math.min(...places)).toBeGreaterThan(0);
  });

  it('tells what the clock was to do, and each reminder', () => {
    const review = aDecidedReview('approved', [aDecision()], {
      notices: [aReminder({ at: after(7 * minute) })],
    });
    const text = read(runTimeline(aRun({ reviews: [review] }), now).blocks);
    expect(text).toContain(
      'due 2026-11-23 14:00 UTC; if nobody decides: reminder 2026-11-23 12:00 UTC, reminder 2026-11-23 13:36 UTC, to support-leads 2026-11-23 14:00 UTC',
    );
    expect(text).toContain('+7m Reminder by the clock');
  });

  it('tells of refused attempts, times and cost', () => {
    const text = shown('run-timeline');
    expect(text).toContain('tried to approve rev_k3v9x0m2p4qz (review over)');
    expect(text).toContain('8m 4s in all: queue 300ms, agent 5.7s, review 7m 54s, execution 4.0s');
    expect(text).toContain('2 model calls, 4,080 tokens, $0 (demo), 4 reads');
  });

  it('of a very long run says how much is missing, and the modal has all of it, page by page', () => {
    const many = Array.from({ length: 300 }, (_, index) =>
      aStep({ startedAt: after(index), title: `read page ${index}` }),
    );
    const run = aRun({ steps: many });
    expect(read(runTimeline(run, now).blocks)).toMatch(/… \d+ earlier entries: “Whole history”/);
    const pages = [0, 1, 2, 3, 4, 5, 6].map((page) => historyModal(run, now, page));
    const texts = pages.map(({ blocks }) => read(blocks as never));
    for (let index = 0; index < 300; index += 1)
      expect(texts.slice(0, 6).filter((text) => text.includes(`Read page ${index} `))).toHaveLength(1);
    expect(texts[0]).toContain('Entries 1 to 60 of 304.');
    expect(JSON.stringify(pages[0])).not.toContain('history.earlier');
    expect(JSON.stringify(pages[5])).not.toContain('history.later');
    for (const view of pages) expect(problemsOf(view, 'modal')).toEqual([]);
  });

  it('says what an edit changed, old and new, and where the messages stand that tell of the run', () => {
    const url = 'https://hearth-and-pine.example/archives/C0SUPPORT/p1';
    const run = aCompletedRun({
      proposals: [
        aProposal(),
        aProposal({
          id: 'prp_2',
          version: 2,
          author: { kind: 'person', id: 'U0GRACE' },
          changes: [{ action: 'stripe_refund', field: 'amount', from: '8400', to: '6000' }],
        }),
      ],
      messages: [
        { kind: 'card', isGivenUp: false, code: null, shownAt: after(minute), at: after(minute), url },
        {
          kind: 'outcome',
          isGivenUp: true,
          code: 'is_archived',
          shownAt: null,
          at: after(minute),
          url: null,
        },
        { kind: 'steps', isGivenUp: false, code: null, shownAt: null, at: after(minute), url: null },
      ],
    });
    const text = read(runTimeline(run, now).blocks);
    expect(text).toContain('amount: €84.00 → €60.00');
    expect(text).toContain('+1m Shown last in Slack: ');
    expect(text).toContain('+1m Slack does not take the outcome (is_archived)');
    expect(text).not.toContain('the steps');
  });

  it('leads to what each decider was shown, and says so where that was not kept', () => {
    const kept = aDecision({ showingId: 'shw_k3v9x0m2p4qz' });
    const rule = aDecision({ decider: { kind: 'rule', id: 'small-refund' } });
    const run = aCompletedRun({ reviews: [aDecidedReview('approved', [kept, aDecision(), rule])] });
    for (const { blocks } of [runTimeline(run, now), historyModal(run, now)]) {
      expect(JSON.stringify(blocks).match(/review\.as_shown/g)).toHaveLength(1);
      expect(JSON.stringify(blocks)).toContain('"value":"shw_k3v9x0m2p4qz"');
      expect(JSON.stringify(blocks).match(/was not kept/g)).toHaveLength(1);
    }
  });
});
