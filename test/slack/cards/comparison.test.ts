import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../../src/slack/block-kit/validate.ts';
import { reviewCard } from '../../../src/slack/cards/review-card.ts';
import { wholeCaseModal } from '../../../src/slack/modals/whole-case-modal.ts';
import { threePapers } from './support/card-states.ts';
import { aProposal } from './support/proposals.ts';
import { aReview } from './support/reviews.ts';
import { aRun } from './support/runs.ts';
import { now } from './support/times-and-people.ts';

const reviewOf = (...sections: ReturnType<typeof aProposal>['sections']) =>
  aReview({ proposal: aProposal({ sections }) });
const many = {
  ...threePapers,
  comparison: {
    columns: threePapers.comparison.columns,
    rows: Array.from({ length: 70 }, (_, index) => ({
      label: `Article ${index}`,
      cells: ['1', '1', '1'],
      differs: index === 69,
    })),
  },
};

describe('papers side by side', () => {
  it('are one table, in which what differs has a sign and is bold', () => {
    const { blocks } = reviewCard(aRun(), reviewOf(threePapers), now);
    const table = blocks.find(({ type }) => type === 'table');
    const text = JSON.stringify(table);
    expect(text).toContain('≠ PINE-PANEL: quantity');
    expect(text).toContain('"text":"32","style":{"bold":true}');
    expect(text).not.toContain('≠ PINE-PANEL: price');
  });

  it('are a list where a second table would be: Slack takes one in a message', () => {
    const message = reviewCard(aRun(), reviewOf(threePapers, { ...threePapers, title: 'Another bill' }), now);
    expect(message.blocks.filter(({ type }) => type === 'table')).toHaveLength(1);
    expect(problemsOf(message, 'message')).toEqual([]);
    expect(JSON.stringify(message)).toContain(
      'Bill INV-2043: 40 · Order PO-1191: 40 · Received (DN-7745): 32',
    );
  });

  it('are a list in the whole case, which no modal can show as a table', () => {
    const view = wholeCaseModal(aRun(), reviewOf(threePapers));
    expect(problemsOf(view, 'modal')).toEqual([]);
    expect(JSON.stringify(view)).toContain('≠ PINE-PANEL: quantity');
  });

  it('say how many rows are left out, and never leave out one that differs before one that agrees', () => {
    const message = reviewCard(aRun(), reviewOf(many), now);
    expect(problemsOf(message, 'message')).toEqual([]);
    expect(JSON.stringify(message)).toContain('≠ Article 69');
    expect(JSON.stringify(message)).toMatch(/and 50 more rows of the comparison/);
    expect(JSON.stringify(wholeCaseModal(aRun(), reviewOf(many)))).toContain('Article 50');
  });
});
