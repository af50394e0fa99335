import { describe, expect, test, type TestContext } from 'vitest';
import type { AgentConfig } from '../../src/agent/agent-config.ts';
import { createAgent } from '../../src/agent/create-agent.ts';
import type { Fault } from '../../src/sandbox/model/faults.ts';
import { configFor, startModelThatAlways, submits } from '../support/scripted-model.ts';
import { good, taskWith } from './agent-task.ts';

async function troubledModel({ onTestFinished }: TestContext, ...faults: Fault[]) {
  const server = await startModelThatAlways(submits(good));
  onTestFinished(() => server.close());
  server.failNext(...faults);
  return server;
}

async function runAgainst(server: { url: string }, changes: Partial<AgentConfig> = {}) {
  const { task, reported } = taskWith();
  const end = await createAgent(configFor(server, changes)).run(task);
  return { end, failures: reported.map(({ failed }) => failed), reported };
}

/** Only silence is a matter of time; everything else answers, however slow the machine. */
const patience = (fault: Fault) => (fault === 'never' ? 1_000 : 60_000);

describe.concurrent.each(['responses', 'chat'] as const)('over %s', (api) => {
  test.for([
    ['429', 'http_429'],
    ['500', 'http_500'],
    ['cut', 'connection'],
    ['never', 'gave_up'],
  ] as const)(
    'after one %s the call is repeated, and both attempts are reported',
    async ([fault, failed], context) => {
      const server = await troubledModel(context, fault);
      const { end, failures } = await runAgainst(server, { api, timeoutMs: patience(fault) });
      expect(end).toEqual({ end: 'submitted', result: good });
      expect(failures).toEqual([failed, null]);
    },
  );

  test.for([
    ['429', 'http_429', 'http_429'],
    ['500', 'http_500', 'http_500'],
    ['cut', 'connection', 'connection'],
    ['never', 'timeout', 'gave_up'],
  ] as const)(
    'after three times %s the model has failed, for now',
    async ([fault, code, failed], context) => {
      const server = await troubledModel(context, fault, fault, fault);
      const { end, failures } = await runAgainst(server, { api, timeoutMs: patience(fault) });
      expect(end).toMatchObject({ end: 'model_failed', code, retryable: true });
      expect(failures).toEqual([failed, failed, failed]);
    },
  );

  test('an answer that is no answer fails at once, for now', async (context) => {
    const server = await troubledModel(context, 'garbage');
    const { end, failures } = await runAgainst(server, { api });
    expect(end).toMatchObject({ end: 'model_failed', code: 'unreadable_answer', retryable: true });
    expect(failures).toEqual(['unreadable_answer']);
  });

  test('a wrong key fails for good, and the message says what to check without showing the key', async (context) => {
    const server = await troubledModel(context);
    const { end, failures } = await runAgainst(server, { api, apiKey: 'sk-not-this-one' });
    expect(end).toEqual({
      end: 'model_failed',
      code: 'http_401',
      retryable: false,
      message: `The model demo-rules-1 at ${new URL(server.url).host} answered 401. Check OPENAI_API_KEY.`,
    });
    expect(failures).toEqual(['http_401']);
  });

  test('a model that the server does not have fails for good', async (context) => {
    const server = await troubledModel(context);
    const { end } = await runAgainst(server, { api, model: 'gpt-nine' });
    expect(end).toMatchObject({ end: 'model_failed', code: 'http_404', retryable: false });
  });
});

test('a server that speaks the other protocol only is a failure, not a crash', async (context) => {
  const server = await troubledModel(context);
  const { end } = await runAgainst({ url: `${server.url}/elsewhere` });
  expect(end).toMatchObject({ end: 'model_failed', code: 'http_404', retryable: false });
});

test('nobody listening is a failure that may pass', async () => {
  const server = await startModelThatAlways(submits(good));
  await server.close();
  const { end, failures } = await runAgainst(server);
  expect(end).toMatchObject({ end: 'model_failed', code: 'connection', retryable: true });
  expect(failures).toEqual(['connection', 'connection', 'connection']);
});

test('an attempt that failed has no known cost: it may have been billed', async (context) => {
  const server = await troubledModel(context, '500');
  const { reported } = await runAgainst(server);
  expect(reported[0]).toMatchObject({
    failed: 'http_500',
    costMicroUsd: null,
    priceVersion: null,
    inputTokens: 0,
  });
  expect(reported[1]).toMatchObject({ failed: null, costMicroUsd: 0, priceVersion: 'demo' });
});
