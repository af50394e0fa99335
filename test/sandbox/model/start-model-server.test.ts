import OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Conversation } from '../../../src/sandbox/model/conversation.ts';
import {
  demoApiKey,
  type ModelServer,
  startModelServer,
} from '../../../src/sandbox/model/start-model-server.ts';

const model = 'demo-rules-1';
let server: ModelServer;
let heard: Conversation[] = [];
let client: OpenAI;

beforeAll(async () => {
  server = await startModelServer({
    brains: [
      () => undefined,
      (conversation) => {
        heard.push(conversation);
        if (conversation.user.includes('break')) throw new Error('a rule is wrong');
        if (conversation.user.includes('strange')) return undefined;
        return conversation.tools.length > 0
          ? { calls: [{ name: 'weather', args: { town: 'Oslo' } }] }
          : { text: 'Good day.' };
      },
    ],
  });
  client = new OpenAI({ apiKey: demoApiKey, baseURL: server.url, maxRetries: 0 });
});
beforeEach(() => {
  heard = [];
});
afterAll(() => server.close());

const parameters = {
  type: 'object',
  properties: { town: { type: 'string' } },
  required: ['town'],
  additionalProperties: false,
};

function askResponses(input: OpenAI.Responses.ResponseInput, tools = true) {
  const weather = { type: 'function' as const, name: 'weather', parameters, strict: true };
  return client.responses.create({ model, instructions: 'Be brief.', input, tools: tools ? [weather] : [] });
}

function askChat(messages: OpenAI.Chat.ChatCompletionMessageParam[], tools = true) {
  const weather = { type: 'function' as const, function: { name: 'weather', parameters } };
  const instructions = { role: 'system' as const, content: 'Be brief.' };
  return client.chat.completions.create({
    model,
    messages: [instructions, ...messages],
    ...(tools && { tools: [weather] }),
  });
}

function post(body: string) {
  const headers = { authorization: `Bearer ${demoApiKey}` };
  return fetch(`${server.url}/responses`, { method: 'POST', headers, body });
}

const said = { call_id: 'c1', name: 'weather', arguments: '{"town":"Oslo"}' };

test('a brain hears the same conversation over both wires', async () => {
  await askResponses([
    { role: 'user', content: 'Hello' },
    { type: 'function_call', ...said },
    { type: 'function_call_output', call_id: 'c1', output: '{"data":"sunny"}' },
    { role: 'user', content: [{ type: 'input_text', text: 'again' }] },
  ]);
  await askChat([
    { role: 'user', content: 'Hello' },
    {
      role: 'assistant',
      tool_calls: [{ id: 'c1', type: 'function', function: { name: said.name, arguments: said.arguments } }],
    },
    { role: 'tool', tool_call_id: 'c1', content: '{"data":"sunny"}' },
    { role: 'user', content: [{ type: 'text', text: 'again' }] },
  ]);
  const [responses, chat] = heard.map((conversation) => ({
    ...conversation,
    resultOf: conversation.resultOf('weather'),
  }));
  expect(responses).toEqual(chat);
  expect(chat).toEqual({
    model,
    instructions: 'Be brief.',
    user: 'Hello\nagain',
    tools: ['weather'],
    calls: [{ id: 'c1', name: 'weather', args: { town: 'Oslo' } }],
    resultOf: { data: 'sunny' },
  });
});

test('calls and text come back as the OpenAI client expects them, with usage', async () => {
  const called = await askResponses([{ role: 'user', content: 'Hello' }]);
  expect(called.output.at(-1)).toMatchObject({
    type: 'function_call',
    name: 'weather',
    arguments: '{"town":"Oslo"}',
  });
  const spoke = await askResponses([{ role: 'user', content: 'Hello' }], false);
  expect(spoke.output_text).toBe('Good day.');
  expect(spoke.usage?.total_tokens).toBe(
    (spoke.usage?.input_tokens ?? 0) + (spoke.usage?.output_tokens ?? 0),
  );

  const chatted = await askChat([{ role: 'user', content: 'Hello' }]);
  expect(chatted.choices[0]).toMatchObject({ finish_reason: 'tool_calls', message: { content: null } });
  const answered = await askChat([{ role: 'user', content: 'Hello' }], false);
  expect(answered.choices[0]?.message.content).toBe('Good day.');
  expect(answered.usage?.prompt_tokens).toBeGreaterThan(0);
});

test('a long prompt that begins as an earlier one is partly cached', async () => {
  const long = { role: 'user' as const, content: 'All of this was said before. '.repeat(400) };
  expect((await askResponses([long])).usage?.input_tokens_details.cached_tokens).toBe(0);
  const again = await askResponses([long, { role: 'user', content: 'And this is new.' }]);
  expect(again.usage?.input_tokens_details.cached_tokens).toBeGreaterThan(1_024);
  expect(again.usage?.input_tokens_details.cached_tokens).toBeLessThan(again.usage?.input_tokens ?? 0);
});

test('it says which model it has', async () => {
  expect((await client.models.list()).data.map(({ id }) => id)).toEqual([model]);
});

test('a task that no brain knows is answered in words', async () => {
  const { output_text } = await askResponses([{ role: 'user', content: 'strange' }]);
  expect(output_text).toBe('I have no rules for this task.');
});

describe('it refuses what a real server refuses', () => {
  test.each([
    ['a wrong key', () => client.withOptions({ apiKey: 'sk-other' }).models.list(), 401, 'invalid_api_key'],
    [
      'a model it does not have',
      () => client.responses.create({ model: 'gpt-nine', input: 'Hi' }),
      404,
      'model_not_found',
    ],
    ['a path it does not have', () => client.embeddings.create({ model, input: 'Hi' }), 404, 'not_found'],
    [
      'no messages',
      () => client.chat.completions.create({ model, messages: [] }),
      400,
      'invalid_request_error',
    ],
    [
      'a call without its result, on Responses',
      () =>
        askResponses([
          { role: 'user', content: 'Hi' },
          { type: 'function_call', ...said },
        ]),
      400,
      'invalid_request_error',
    ],
    [
      'a call without its result, on Chat Completions',
      () =>
        askChat([
          { role: 'user', content: 'Hi' },
          {
            role: 'assistant',
            tool_calls: [{ id: 'c1', type: 'function', function: { name: 'weather', arguments: '{}' } }],
          },
        ]),
      400,
      'invalid_request_error',
    ],
    [
      'streaming',
      () => client.responses.create({ model, input: 'Hi', stream: true }),
      400,
      'unsupported_value',
    ],
  ])('%s', async (_what, ask: () => PromiseLike<unknown>, status, code) => {
    await expect(ask()).rejects.toMatchObject({ status, code });
    expect(heard).toEqual([]);
  });

  test('a body that is not JSON, or longer than it will read', async () => {
    expect((await post('{')).status).toBe(400);
    expect((await post(' '.repeat(5 * 1024 * 1024))).status).toBe(413);
  });
});

test('a rule that breaks is told to whoever asked', async () => {
  await expect(askResponses([{ role: 'user', content: 'break' }])).rejects.toMatchObject({
    status: 500,
    code: 'rules_failed',
  });
});

describe('faults come in order, one a request, before any brain is asked', () => {
  test('429, then 500, then nothing wrong', async () => {
    server.failNext('429', '500');
    await expect(askResponses([{ role: 'user', content: 'Hi' }])).rejects.toMatchObject({ status: 429 });
    await expect(askResponses([{ role: 'user', content: 'Hi' }])).rejects.toMatchObject({ status: 500 });
    expect(heard).toEqual([]);
    await askResponses([{ role: 'user', content: 'Hi' }]);
    expect(heard).toHaveLength(1);
  });

  test('what was asked is kept, faults or not', async () => {
    const before = server.requests().length;
    server.failNext('garbage');
    await expect(askChat([{ role: 'user', content: 'Hi' }])).rejects.toThrow(SyntaxError);
    expect(server.requests().slice(before)).toMatchObject([
      { path: '/v1/chat/completions', body: { model } },
    ]);
  });
});
