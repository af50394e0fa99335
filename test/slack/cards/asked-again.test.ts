import { describe, expect, it } from 'vitest';
import { reviewCard } from '../../../src/slack/cards/review-card.ts';
import { askedAgainStates } from './support/asked-again-states.ts';
import { read } from './support/read.ts';
import { now } from './support/times-and-people.ts';

function cardOf(name: string) {
  const [run, review] = askedAgainStates[name] ?? [];
  if (!run || !review) throw new Error(`There is no state ${name}.`);
  const { text, blocks } = reviewCard(run, review, now);
  return { text, blocks, words: read(blocks) };
}

describe('what moved after the approval', () => {
  it('stands above everything else, old beside new, and in the notification', () => {
    const { words, text } = cardOf('review-moved');
    const since = words.indexOf('Since @U0GRACE approved, this moved. Nothing was carried out:');
    expect(since).toBeGreaterThan(0);
    expect(since).toBeLessThan(words.indexOf('May decide: '));
    expect(words).toContain('Left to refund: €84.00 → €24.00');
    expect(text).toContain('this moved: Left to refund €84.00 → €24.00; Last public comment by the customer');
  });

  it('names the rule, where no person had approved', () => {
    expect(cardOf('review-moved-after-a-rule').words).toContain(
      'Since the rule tag-only let it through, this moved.',
    );
  });

  it('leaves the earlier card saying that nothing was done, why, and where it goes on', () => {
    const { words, text } = cardOf('review-approved-then-moved');
    expect(words).toMatch(/^Approved, not carried out: €84\.00/);
    expect(words).toContain('Approved by @U0GRACE');
    expect(words).toContain('What it rests on moved before it was carried out, so nothing was');
    expect(words).toContain('What was approved (not carried out)');
    for (const misleading of ['Carried out: ', 'Being carried out', 'Not carried out yet'])
      expect(words).not.toContain(misleading);
    expect(text).toContain('see the next card');
  });

  it('is told apart from rules that became stricter', () => {
    expect(cardOf('review-approved-then-stricter').words).toContain(
      'The rules became stricter before it was carried out',
    );
  });
});

it('what is checked before it is carried out is said once a value, in small print', () => {
  const { blocks } = cardOf('review-first-of-two-levels');
  const small = blocks.filter(({ type }) => type === 'context');
  expect(read(small)).toContain(
    'Checked before it is carried out: Payment: paid · Left to refund: €84.00 · Ticket status: open · Last public comment: ',
  );
});

describe('levels in order', () => {
  it('the first card says who is asked afterwards, the second who approved before', () => {
    expect(cardOf('review-first-of-two-levels').words).toContain(
      'Asked afterwards: support-leads. Nothing is carried out before.',
    );
    const second = cardOf('review-second-of-two-levels').words;
    expect(second).toContain('Approved before: support-agents, by @U0GRACE');
    expect(second).toContain('May decide: @U0MAYA');
  });

  it('the first card, approved, leads to the second and claims nothing more', () => {
    const { words } = cardOf('review-first-level-approved');
    expect(words).toMatch(/^Approved: /);
    expect(words).toContain('support-leads is asked next: see the next card.');
  });
});
