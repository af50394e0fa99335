import { expect, test } from 'vitest';
import { z } from 'zod';
import { createAgent } from '../../../../src/agent/create-agent.ts';
import type { AgentTool } from '../../../../src/agent/port.ts';
import type { JsonObject } from '../../../../src/lib/json.ts';
import { supportTriage } from '../../../../src/sandbox/model/brains/support-triage.ts';
import { startModelServer } from '../../../../src/sandbox/model/start-model-server.ts';
import { taskWith } from '../../../agent/agent-task.ts';
import { configFor } from '../../../support/scripted-model.ts';
import { readingsOf } from './support-case.ts';

const output = z.object({
  summary: z.string(),
  confidence: z.number().min(0).max(1),
  policy: z
    .object({ page: z.string(), version: z.string(), clause: z.string(), quote: z.string() })
    .nullable(),
  evidence: z.array(z.object({ source: z.string(), record: z.string().nullable(), quote: z.string() })),
  question: z.string().nullable(),
  category: z.enum(['refund', 'question', 'complaint', 'spam', 'other']),
});

const readings = readingsOf({ description: 'My order came eleven days late. Please refund.' }, {});

function toolsWith(made: [string, JsonObject][]): AgentTool[] {
  const tool = (name: string, input: z.ZodObject, answer: unknown): AgentTool => ({
    name,
    description: name,
    input,
    call: async (args) => {
      made.push([name, args]);
      return JSON.stringify(answer);
    },
  });
  const read = (name: keyof typeof readings, input: z.ZodObject) =>
    tool(name, input, {
      source: name,
      untrusted: true,
      record: { id: `${name} record` },
      data: readings[name],
    });
  const write = (name: string, input: z.ZodObject) =>
    tool(name, input, { status: 'proposed', action_id: 'act_1' });

  const customer = z.object({ customer_email: z.email() });
  const reasons = z.enum(['requested_by_customer', 'duplicate', 'fraudulent']);
  return [
    read('zendesk_ticket', z.object({ ticket_id: z.string() })),
    read('zendesk_history', customer),
    read('stripe_customer', customer),
    read('handbook_page', z.object({ page: z.string() })),
    write(
      'stripe_refund',
      z.object({ charge_id: z.string(), amount: z.int().positive(), currency: z.string(), reason: reasons }),
    ),
    write(
      'zendesk_reply',
      z.object({ ticket_id: z.string(), body: z.string(), status: z.enum(['open', 'pending', 'solved']) }),
    ),
    write('zendesk_tag', z.object({ ticket_id: z.string(), tags: z.array(z.string()) })),
  ];
}

test('over either wire the agent works the case the same way, and the prompt cache helps', async () => {
  const runs = [];
  for (const api of ['responses', 'chat'] as const) {
    const server = await startModelServer({ brains: [supportTriage] });
    const made: [string, JsonObject][] = [];
    const { task, reported } = taskWith({ input: 'Triage ticket 1042.', tools: toolsWith(made), output });
    const end = await createAgent(configFor(server, { api })).run(task);
    await server.close();

    expect(end).toMatchObject({ end: 'submitted', result: { confidence: 0.93, policy: { clause: 'R1' } } });
    expect(reported).toHaveLength(4);
    expect(reported[3]?.cachedTokens).toBeGreaterThan(0);
    expect(reported[3]?.cachedTokens).toBeLessThan(reported[3]?.inputTokens ?? 0);
    runs.push({ end, made });
  }
  expect(runs[0]).toEqual(runs[1]);
  expect(runs[0]?.made.map(([name]) => name)).toEqual([
    'zendesk_ticket',
    'zendesk_history',
    'stripe_customer',
    'handbook_page',
    'stripe_refund',
    'zendesk_reply',
    'zendesk_tag',
  ]);
});
