import { describe, expect, test } from 'vitest';
import type { DigestReport, WorkflowWeek } from '../../../src/domain/digest/report.ts';
import { problemsOf } from '../../../src/slack/block-kit/validate.ts';
import { messageSize } from '../../../src/slack/block-kit/message-size.ts';
import { digestMessage as draw } from '../../../src/slack/cards/digest/digest-message.ts';
import { workflowMessage as drawSection } from '../../../src/slack/cards/digest/workflow-message.ts';
import { budgets } from '../../../src/slack/cards/message.ts';
import { emptyWeek, firstWeek, longPast, ordinary, soFar, support } from './support/digest-reports.ts';
import { read } from './support/read.ts';

const names = new Map([['U0GRACE', 'Grace <!here>']]);
const digestMessage = (report: DigestReport) => draw(report, names);
const workflowMessage = (report: DigestReport, workflow: WorkflowWeek) =>
  drawSection(report, workflow, names);

const unescaped = (text: string) =>
  text
    .replaceAll('*', '')
    .replaceAll(/<(@\w+)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** Every cell of its table, row by row. */
function cellsOf({ blocks }: { blocks: readonly object[] }): string[][] {
  const table = blocks.find((block) => 'rows' in block) as { rows: { text: string }[][] } | undefined;
  return (table?.rows ?? []).map((row) => row.map(({ text }) => text.replaceAll('\u00a0', ' ')));
}

describe('who hears the digest', () => {
  test('is told every line and every cell that others see', () => {
    const message = digestMessage(ordinary);
    const heard = unescaped(message.text);
    const lines = read(message.blocks.filter(({ type }) => type === 'rich_text').slice(0, 1))
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    expect(lines.length).toBeGreaterThan(9);
    for (const line of lines) expect(heard).toContain(line);
    for (const cell of cellsOf(message)
      .slice(1)
      .flat()
      .filter((text) => text !== '–'))
      expect(heard).toContain(cell);
    expect(heard).toContain('W40 to W47: completed 112, 124, 136, 148, 160, 172, 184, 196; rejected 10, 9');
  });

  test('hears all of five workflows, and of more in the thread at the latest', () => {
    const five = Array.from({ length: 5 }, () => support);
    expect(digestMessage({ ...ordinary, workflows: five }).text).not.toContain('… more');
    expect(workflowMessage(ordinary, support).text).toContain('completed 196 of 212, +12; without rework');
  });

  test('hears what to do before any number', () => {
    const { text } = digestMessage(ordinary);
    expect(text.indexOf('Next step:')).toBeGreaterThan(0);
    expect(text.indexOf('Next step:')).toBeLessThan(text.indexOf('Completed:'));
  });
});

describe('a number says how far it can be trusted', () => {
  test('a share on five runs is counts alone, wherever it stands', () => {
    const message = digestMessage(firstWeek);
    const shown = `${message.text}${read(message.blocks)}${cellsOf(message).flat().join()}`;
    expect(shown).toContain('3 of 5 (not enough data)');
    expect(shown).not.toMatch(/\d %/);
  });

  test('what can still change is provisional, and the last week that cannot is named', () => {
    expect(digestMessage(ordinary).text).toContain(
      '165 of 184 (90 %) in 2026-W46, the last week that can be judged; 2026-W47 stands at 171 of 196 (87 %), provisional',
    );
    expect(digestMessage(longPast).text).toContain('171 of 196 (87 %) in 2026-W42\n');
    expect(digestMessage(firstWeek).text).toContain('no week can be judged yet');
    expect(digestMessage(soFar).text).toContain('provisional: the week is not over');
  });

  test('a cost that is unknown is no zero', () => {
    const message = digestMessage(firstWeek);
    expect(message.text).toContain('unknown: 2 of 5 runs called a model without a known price');
    expect(cellsOf(message)[1]).toContain('unknown');
    expect(digestMessage(emptyWeek).text).toContain('$0 (demo rules cost nothing)');
  });

  test('it says whether it is about real business', () => {
    expect(digestMessage(ordinary).text).toContain('Real runs');
    expect(digestMessage(firstWeek).text).toContain('Demo: rules, not AI');
  });
});

test('people are named, not called, where their names are known', () => {
  const { text } = digestMessage(ordinary);
  expect(text).toContain('Reviewers: *Grace &lt;!here&gt; 51 of 108 (47 %), <@U0LINUS> 44 of 108 (41 %)');
});

describe('whatever there is to say', () => {
  const many = Array.from({ length: 40 }, (_, index): WorkflowWeek => ({
    ...support,
    id: `workflow-${index}`,
    title: `<!channel> & ${'a very long title '.repeat(8)}${index}`,
    reasons: Array.from({ length: 9 }, (_reason, nth) => ({
      label: `<@U0ADA> ${'reason '.repeat(30)}${nth}`,
      count: 9 - nth,
    })),
  }));

  test('Slack takes it, and nobody is called by a name in it', () => {
    const [first = support] = many;
    const hostile = { ...ordinary, workflows: many, reasons: first.reasons };
    for (const message of [digestMessage(hostile), workflowMessage(hostile, first)]) {
      expect(problemsOf({ text: message.text, blocks: message.blocks }, 'message')).toEqual([]);
      expect(messageSize(message.blocks)).toBeLessThanOrEqual(budgets.characters);
      expect(message.text.length).toBeLessThanOrEqual(budgets.text);
      expect(message.text).not.toContain('<!channel>');
      expect(message.text).not.toContain('<@U0ADA>');
    }
  });

  test('workflows that the table has no room for are counted', () => {
    const message = digestMessage({ ...ordinary, workflows: many });
    expect(cellsOf(message)).toHaveLength(21);
    expect(read(message.blocks)).toContain('20 more workflows');
  });
});
