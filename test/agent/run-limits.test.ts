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

  test('the run ends before the call after the one that spent the last cent', async () => {
    const server = await modelWith(wanderer());
    const { task, reported } = taskWith({ budgets: { costMicroUsd: 1 } });
    expect(await agentOf(server, { kind: 'real', prices }).run(task)).toEqual({
      end: 'budget',
      budget: 'cost',
    });
    expect(reported).toHaveLength(1);
    const [call] = reported;
    expect(call?.costMicroUsd).toBe((call?.inputTokens ?? 0) + (call?.outputTokens ?? 0));
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
