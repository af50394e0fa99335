import { afterEach, describe, expect, test } from 'vitest';
import { createAgent } from '../../src/agent/create-agent.ts';
import type { AgentConfig } from '../../src/agent/agent-config.ts';
import type { JsonObject } from '../../src/lib/json.ts';
import {
  calls,
  configFor,
  startModelThatAlways,
  startScriptedModel,
  submits,
} from '../support/scripted-model.ts';
import { good, taskWith, weatherTool } from './agent-task.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function scripted(...lines: Parameters<typeof startScriptedModel>) {
  const server = await startScriptedModel(...lines);
  closers.push(() => server.close());
  return server;
}

async function stubborn(thought: Parameters<typeof startModelThatAlways>[0]) {
  const server = await startModelThatAlways(thought);
  closers.push(() => server.close());
  return server;
}

describe.each(['responses', 'chat'] as const)('over %s', (api) => {
  const agentOf = (server: { url: string }, changes: Partial<AgentConfig> = {}) =>
    createAgent(configFor(server, { api, ...changes }));

  test('the model reads, submits, and every call is reported in order', async () => {
    const server = await scripted(calls('weather', { town: 'Bergen' }), (conversation) => {
      expect(conversation.resultOf('weather')).toEqual({ source: 'weather', untrusted: true, data: 'sunny' });
      return submits(good);
    });
    const weather = weatherTool();
    const { task, reported } = taskWith({ tools: [weather.tool] });

    expect(await agentOf(server).run(task)).toEqual({ end: 'submitted', result: good });
    expect(weather.asked).toEqual([{ town: 'Bergen' }]);
    expect(reported).toHaveLength(2);
    expect(reported[1]).toMatchObject({
      provider: 'demo',
      model: 'demo-rules-1',
      costMicroUsd: 0,
      priceVersion: 'demo',
      failed: null,
    });
    expect(reported[1]?.inputTokens).toBeGreaterThan(reported[0]?.inputTokens ?? Infinity);
    expect(reported[1]?.outputTokens).toBeGreaterThan(0);
  });

  test('a tool that does not exist is told to the model, which goes on', async () => {
    const server = await scripted(calls('delete_customer', { id: '1' }), (conversation) => {
      expect(JSON.stringify(conversation.resultOf('delete_customer'))).toMatch(/not found/i);
      return submits(good);
    });
    expect(await agentOf(server).run(taskWith().task)).toEqual({ end: 'submitted', result: good });
  });

  test('arguments that do not fit are told to the model, and the tool never sees them', async () => {
    const server = await scripted(calls('weather', { town: 7 }), (conversation) => {
      expect(conversation.resultOf('weather')).toMatchObject({
        problems: expect.stringContaining('expected string'),
      });
      return submits(good);
    });
    const weather = weatherTool();
    expect(await agentOf(server).run(taskWith({ tools: [weather.tool] }).task)).toMatchObject({
      end: 'submitted',
    });
    expect(weather.asked).toEqual([]);
  });

  test('a bad result goes back to the model, which puts it right', async () => {
    const server = await scripted(submits({ verdict: 'maybe', confidence: 3 }), (conversation) => {
      expect(conversation.resultOf('submit_result')).toMatchObject({
        problems: expect.stringContaining('confidence'),
      });
      return submits(good);
    });
    expect(await agentOf(server).run(taskWith().task)).toEqual({ end: 'submitted', result: good });
  });

  test('the third bad result ends the run, naming what is wrong and none of what was said', async () => {
    const secret = submits({ verdict: 'hello Maya', confidence: 0.9 });
    const server = await scripted(secret, secret, secret);
    expect(await agentOf(server).run(taskWith().task)).toEqual({
      end: 'invalid_output',
      detail: 'No valid result after 2 repairs. Last: verdict: invalid_value.',
    });
  });

  test('prose is answered with a request to submit', async () => {
    const server = await scripted({ text: 'I think we should refund.' }, (conversation) => {
      expect(conversation.user).toContain('Call submit_result');
      return submits(good);
    });
    expect(await agentOf(server).run(taskWith().task)).toEqual({ end: 'submitted', result: good });
  });

  test('a model that only ever talks is asked twice and then given up', async () => {
    const server = await stubborn({ text: 'Let me think about it.' });
    expect(await agentOf(server).run(taskWith().task)).toEqual({
      end: 'invalid_output',
      detail: 'No valid result after 2 repairs. Last: an answer in prose.',
    });
    expect(server.requests()).toHaveLength(3);
  });

  test('the same call again and again ends the run after as many as are allowed', async () => {
    const server = await stubborn(calls('weather', { town: 'Oslo' }));
    const weather = weatherTool();
    const { task } = taskWith({ tools: [weather.tool], budgets: { repeats: 2 } });
    expect(await agentOf(server).run(task)).toEqual({ end: 'budget', budget: 'repeats' });
    expect(weather.asked).toHaveLength(2);
  });

  test('a tool that throws ends the run with that very error', async () => {
    const server = await scripted(calls('weather', { town: 'Oslo' }));
    const bug = new TypeError('of ours');
    const tool = { ...weatherTool().tool, call: () => Promise.reject(bug) };
    await expect(agentOf(server).run(taskWith({ tools: [tool] }).task)).rejects.toBe(bug);
  });

  test('a report that cannot be written ends the run, and the model is not asked again', async () => {
    const server = await scripted(calls('weather', { town: 'Oslo' }));
    const bug = new Error('the database is gone');
    const { task } = taskWith({ onModelCall: () => Promise.reject(bug) });
    await expect(agentOf(server).run(task)).rejects.toBe(bug);
  });

  test('nothing is stored at the provider, and tools never come with a response format', async () => {
    const server = await scripted(calls('weather', { town: 'Bergen' }), { text: 'Hm.' }, submits(good));
    await agentOf(server).run(taskWith().task);
    const bodies = server.requests().map(({ body }) => body as JsonObject);
    expect(bodies).toHaveLength(3);
    for (const body of bodies) {
      expect(body.store).toBe(false);
      expect(body.tools).toHaveLength(2);
      expect(body.response_format ?? null).toBeNull();
      expect((body.text as JsonObject | undefined)?.format ?? null).toBeNull();
      expect(body).not.toHaveProperty('previous_response_id');
      expect(body).not.toHaveProperty('safety_identifier');
      expect(body).not.toHaveProperty('prompt_cache_key');
    }
  });
});

test('both wires tell the same story, call by call', async () => {
  const stories = [];
  for (const api of ['responses', 'chat'] as const) {
    const server = await scripted(
      calls('nonsense'),
      calls('weather', { town: 'Bergen' }),
      { text: 'Hm.' },
      submits(good),
    );
    const weather = weatherTool();
    const { task, reported } = taskWith({ tools: [weather.tool] });
    const end = await createAgent(configFor(server, { api })).run(task);
    stories.push({
      end,
      asked: weather.asked,
      calls: reported.map(({ model, failed }) => ({ model, failed })),
    });
  }
  expect(stories[0]).toEqual(stories[1]);
});

test('on Responses the sealed reasoning is asked for and goes back with the next call', async () => {
  const server = await scripted(calls('weather', { town: 'Bergen' }), submits(good));
  await createAgent(configFor(server, { api: 'responses' })).run(taskWith().task);
  const [first, second] = server.requests().map(({ body }) => body as JsonObject);
  expect(first?.include).toEqual(['reasoning.encrypted_content']);
  expect(JSON.stringify(second?.input)).toContain('"encrypted_content"');
});

test('people are told what the model is called', () => {
  const agent = createAgent(configFor({ url: 'http://127.0.0.1:1/v1' }, { label: 'Demo rules (not AI)' }));
  expect(agent).toMatchObject({ label: 'Demo rules (not AI)', model: 'demo-rules-1', kind: 'demo' });
  expect(createAgent(configFor({ url: 'http://127.0.0.1:1/v1' })).label).toBe('demo-rules-1');
});
