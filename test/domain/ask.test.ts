import { expect, test } from 'vitest';
import { emojisOf, startedByEmoji, withEmojis } from '../../src/domain/ask.ts';
import { workflowsOver } from '../workflows/shipped-workflows.ts';

const workflows = workflowsOver(['acme/shop']);
const startedBy = (chosen: Record<string, string>, emoji: string) =>
  startedByEmoji(withEmojis(workflows, chosen), emoji).map(({ id }) => id);

test('each workflow names its emoji, and a workspace may have another, the same for several, or none', () => {
  expect(startedBy({}, 'ticket')).toEqual(['support-triage']);
  expect(startedBy({}, 'tada')).toEqual([]);
  expect(startedBy({ 'support-triage': 'sos' }, 'ticket')).toEqual([]);
  expect(startedBy({ 'support-triage': 'zap', 'invoice-exceptions': 'zap' }, 'zap')).toEqual([
    'support-triage',
    'invoice-exceptions',
  ]);
  const silent = withEmojis(workflows, { 'issue-summarization': 'none', unknown: 'zap' });
  expect(silent.flatMap(({ triggers }) => emojisOf(triggers))).toEqual(['ticket']);
});
