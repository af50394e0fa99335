import { describe, expect, onTestFinished, test } from 'vitest';
import { createAgent } from '../../src/agent/create-agent.ts';
import type { AgentConfig } from '../../src/agent/agent-config.ts';
import type { Brain } from '../../src/sandbox/model/brain.ts';
import { startModelServer } from '../../src/sandbox/model/start-model-server.ts';
import { calls, configFor, submits } from '../support/scripted-model.ts';
import { good, taskWith, weatherTool } from './agent-task.ts';

const prices = { 'demo-rules-1': { input: 1, output: 1 } };

/** Asks for another town every time and never ends by itself. */
function wanderer(): Brain {
  let towns = 0;
  return () => calls('weather', { town: `town ${++towns}` });
}

async function modelWith(brain: Brain) {
  const server = await startModelServer({ brains: [brain] });
  onTestFinished(() => server.close());
  return server;
}

describe.each(['responses', 'chat'] as const)('over %s', (api) => {
  const agentOf = (server: { url: string }, changes: Partial<AgentConfig> = {}) =>
    createAgent(configFor(server, { api, ...changes }));

  test('the run ends after as many turns as it may take', async () => {
    const server = await modelWith(wanderer());
    expect(await agentOf(server).run(taskWith({ budgets: { steps: 3 } }).task)).toEqual({
      end: 'budget',
      budget: 'steps',
    });
    expect(server.requests()).toHaveLength(3);
  });

  test('the run ends before the call after the one that spent the last token', async () => {
    const server = await modelWith(wanderer());
    const { task, reported } = taskWith({ budgets: { tokens: 1 } });
    expect(await agentOf(server).run(task)).toEqual({ end: 'budget', budget: 'tokens' });
    expect(reported).toHaveLength(1);
  });

  test('the run ends before a call that could cost more than is left, and had set aside enough for each one before', async () => {
    const server = await modelWith(wanderer());
    const { task, reported } = taskWith({ budgets: { costMicroUsd: 25_000, steps: 100 } });
    const setAside: number[] = [];
    const reserve: typeof task.reserve = async ({ costMicroUsd }) => {
      setAside.push(costMicroUsd ?? Number.NaN);
      return { settle: async () => {} };
    };
    expect(await agentOf(server, { kind: 'real', prices }).run({ ...task, reserve })).toEqual({
      end: 'budget',
      budget: 'cost',
    });
    const costs = reported.map(({ costMicroUsd }) => costMicroUsd ?? Number.NaN);
    expect(costs.length).toBeGreaterThan(1);
    expect(costs.reduce((sum, cost) => sum + cost, 0)).toBeLessThanOrEqual(25_000);
    expect(setAside).toHaveLength(costs.length);
    for (const [index, cost] of costs.entries()) expect(cost).toBeLessThanOrEqual(setAside[index] ?? 0);
  });

  test('a run without money for the first call asks nothing', async () => {
    const server = await modelWith(wanderer());
    const { task } = taskWith({ budgets: { costMicroUsd: 1 } });
    expect(await agentOf(server, { kind: 'real', prices }).run(task)).toEqual({
      end: 'budget',
      budget: 'cost',
    });
    expect(server.requests()).toEqual([]);
  });

  test('where money is short the model is allowed a shorter answer, and told so', async () => {
    const server = await modelWith(() => submits(good));
    const { task } = taskWith({ budgets: { costMicroUsd: 8_000 } });
    expect(await agentOf(server, { kind: 'real', prices }).run(task)).toMatchObject({ end: 'submitted' });
    const body = server.requests()[0]?.body as { max_output_tokens?: number; max_tokens?: number };
    const most = body.max_output_tokens ?? body.max_tokens ?? 0;
    expect(most).toBeGreaterThanOrEqual(1_000);
    expect(most).toBeLessThan(8_000);
  });

  test('a refusal in the middle ends the run before the call, and nothing is tried again', async () => {
    const server = await modelWith(wanderer());
    const { task } = taskWith();
    let left = 2;
    const reserve: typeof task.reserve = async () =>
      left-- > 0 ? { settle: async () => {} } : { refused: 'daily_cap' };
    expect(await agentOf(server).run({ ...task, reserve })).toEqual({ end: 'budget', budget: 'daily_cap' });
    expect(server.requests()).toHaveLength(2);
  });

  test('each attempt of the client is money of its own; what the server refused cost nothing, what broke off is left open', async () => {
    const server = await modelWith(() => submits(good));
    server.failNext('429', '500');
    const { task } = taskWith();
    const settled: (number | undefined)[] = [];
    const reserve: typeof task.reserve = async () => {
      const nth = settled.push(undefined) - 1;
      return { settle: async (cost) => void (settled[nth] = cost) };
    };
    await agentOf(server, { kind: 'real', prices }).run({ ...task, reserve });
    expect(settled).toEqual([0, undefined, expect.any(Number)]);
  });

  test('when the money cannot be counted, the run fails as a bug and asks nothing', async () => {
    const server = await modelWith(wanderer());
    const { task } = taskWith();
    const reserve = () => Promise.reject(new Error('The database is gone.'));
    await expect(agentOf(server).run({ ...task, reserve })).rejects.toThrow('The database is gone.');
    expect(server.requests()).toEqual([]);
  });

  test('a call that hangs is cut at the wall, and reported', async () => {
    const server = await modelWith(wanderer());
    server.failNext('never');
    const { task, reported } = taskWith({ budgets: { wallMs: 200 } });
    expect(await agentOf(server).run(task)).toEqual({ end: 'budget', budget: 'wall' });
    expect(reported).toMatchObject([{ failed: 'gave_up' }]);
  });

  test('a tool that hangs is left behind at the wall', async () => {
    const server = await modelWith(wanderer());
    const tool = { ...weatherTool().tool, call: () => new Promise<string>(() => {}) };
    const { task } = taskWith({ tools: [tool], budgets: { wallMs: 400 } });
    expect(await agentOf(server).run(task)).toEqual({ end: 'budget', budget: 'wall' });
  });

  test('a run that is called off ends in the middle of a call', async () => {
    const callOff = new AbortController();
    const server = await modelWith(() => {
      callOff.abort();
      return submits(good);
    });
    const { task } = taskWith({ signal: callOff.signal });
    expect(await agentOf(server).run(task)).toEqual({ end: 'aborted' });
  });

  test('a run that was called off before it began asks nothing', async () => {
    const server = await modelWith(wanderer());
    const { task } = taskWith({ signal: AbortSignal.abort() });
    expect(await agentOf(server).run(task)).toEqual({ end: 'aborted' });
    expect(server.requests()).toEqual([]);
  });
});
