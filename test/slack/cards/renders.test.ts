import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { messageSize } from '../../../src/slack/block-kit/message-size.ts';
import { budgets } from '../../../src/slack/cards/message.ts';
import { toolMessages } from '../modals/tool-states.ts';
import { viewStates } from '../modals/view-states.ts';
import { askStates } from './support/ask-states.ts';
import { awayStates } from './support/away-states.ts';
import { cardStates } from './support/card-states.ts';
import { digestStates } from './support/digest-states.ts';
import { expectRender } from './support/expect-render.ts';
import { incidentStates } from './support/incident-states.ts';
import { modeStates } from './support/mode-states.ts';
import { metricsStates } from './support/metrics-states.ts';
import { noticeStates } from './support/notice-states.ts';
import { runStates } from './support/run-states.ts';

const messages = {
  ...askStates,
  ...awayStates,
  ...cardStates,
  ...incidentStates,
  ...modeStates,
  ...digestStates,
  ...metricsStates,
  ...noticeStates,
  ...runStates,
  ...toolMessages,
};

describe('what people see, as it was last looked at', () => {
  it.each(Object.entries(messages))('%s', (name, message) => {
    expectRender(name, message, 'message');
    expect(messageSize(message.blocks)).toBeLessThanOrEqual(budgets.characters);
    expect(message.text.length).toBeLessThanOrEqual(budgets.text);
  });

  it.each(Object.entries(viewStates))('%s', (name, view) => {
    expectRender(name, view, view.type === 'home' ? 'home' : 'modal');
  });

  it('keeps no render of a state that is gone', () => {
    const kept = readdirSync(new URL('../renders/', import.meta.url)).filter((file) =>
      file.endsWith('.json'),
    );
    expect(kept.toSorted()).toEqual(
      Object.keys({ ...messages, ...viewStates })
        .map((name) => `${name}.json`)
        .toSorted(),
    );
  });
});
