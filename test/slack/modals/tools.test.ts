import { expect, test } from 'vitest';
import { problemsOf } from '../../../src/slack/block-kit/validate.ts';
import { toolChangedCard } from '../../../src/slack/cards/incident/tool-changed-card.ts';
import { anIncident } from '../cards/support/incidents.ts';
import { confirmToolModal } from '../../../src/slack/modals/tools/confirm-modal.ts';
import { toolModal } from '../../../src/slack/modals/tools/tool-modal.ts';
import { toolsModal } from '../../../src/slack/modals/tools/tools-modal.ts';
import { expectHarmless } from '../cards/support/expect-harmless.ts';
import { hostileTexts } from '../cards/support/hostile.ts';
import { aToolChange, changed, revoked, waiting } from './tool-states.ts';

test.each(hostileTexts().map((text) => [text]))(
  'whatever a server says of its tool is literal: %j',
  (text) => {
    const difference = { what: `Argument “${text}”`, before: text, after: text };
    const foreign = {
      ...changed.foreign!,
      trouble: text,
      unusable: text,
      description: text,
      arguments: [[text, text]] as [string, string][],
      differences: [difference],
    };
    const tool = { ...changed, title: text || 'a title', foreign };
    const views = [
      toolModal(tool),
      toolsModal([tool], [{ id: 'warranty', trouble: text }]),
      confirmToolModal(tool, { tool: tool.name, seen: tool.stamp, to: 'read', why: text.slice(0, 500) }),
    ];
    for (const view of views) {
      expect(problemsOf(view, 'modal')).toEqual([]);
      expectHarmless(view);
    }
    const message = toolChangedCard(anIncident({ cause: 'tool_changed' }), {
      ...aToolChange,
      differences: Array.from({ length: 9 }, () => difference),
    });
    expect(problemsOf(message, 'message')).toEqual([]);
    expectHarmless(message);
  },
);

test('two hundred tools fit, and it is said how to see the rest', () => {
  const many = Array.from({ length: 200 }, (_, index) => ({
    ...revoked,
    name: `tool_${index}`,
    system: `s${index % 40}`,
  }));
  const view = toolsModal(many, []);
  expect(problemsOf(view, 'modal')).toEqual([]);
  expect(JSON.stringify(view)).toContain('more: ');
});

test('what nothing can be made of is not offered to be granted', () => {
  const unusable = { ...waiting, foreign: { ...waiting.foreign!, unusable: 'no' } };
  expect(JSON.stringify(toolModal(unusable))).not.toContain('Grant it');
  expect(JSON.stringify(toolModal(waiting))).toContain('Grant it as a read');
});
