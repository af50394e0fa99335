import { expect, test } from 'vitest';
import { readExposition } from '../web/metrics/support/exposition.ts';
import { startStory } from '../support/story.ts';

const token = 'hearth-and-pine-metrics';

test('Ada asks, Grace approves, Slack is short of breath once: whoever scrapes sees it all', async () => {
  const { grace, adaAsksFor, settled, app, world } = await startStory({ settings: { METRICS_TOKEN: token } });
  world.slack.faults.next('chat.postMessage', { ratelimited: 1 });
  await adaAsksFor(1042);
  await grace.presses('Approve');
  await settled();

  const response = await fetch(`http://127.0.0.1:${app.port}/metrics`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { value, samples } = readExposition(await response.text());
  expect(response.status).toBe(200);
  expect(value('leenops_slack_ack_seconds_count', { kind: 'command' })).toBe(1);
  expect(value('leenops_slack_ack_seconds_count', { kind: 'action' })).toBe(1);
  expect(value('leenops_run_to_card_seconds_count', { workflow: 'support-triage' })).toBe(1);
  expect(value('leenops_run_to_executed_seconds_count', { workflow: 'support-triage' })).toBe(1);
  expect(value('leenops_run_seconds_count', { workflow: 'support-triage', outcome: 'completed' })).toBe(1);
  expect(value('leenops_slack_errors_total', { method: 'chat.postMessage', code: 'ratelimited' })).toBe(1);
  expect(value('leenops_model_call_seconds_count', { model: 'demo-rules-1' })).toBeGreaterThan(3);
  expect(value('leenops_tool_call_seconds_count', { tool: 'stripe_refund', effect: 'write' })).toBe(1);
  expect(value('leenops_reviews_open', { workflow: 'support-triage' })).toBe(0);
  expect(samples.some(({ name }) => name === 'leenops_queue_jobs')).toBe(true);
});
