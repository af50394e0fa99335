import type { Agent, AgentEnd, AgentTask } from '../../agent/port.ts';
import type { JsonObject } from '../../lib/json.ts';

/**
 * An agent whose model takes no time: it calls the tools of the task as a good model would and reports each call,
 * so that all of the engine's own work is done and none of the SDK's.
 */
export const instantAgent: Agent = {
  label: 'Demo rules (not AI)',
  model: 'instant',
  kind: 'demo',
  run: (task) => (task.tools.some(({ name }) => name === 'bench_read') ? handleItem(task) : triage(task)),
};

/** `tag 17` or `reply 17`. */
async function handleItem(task: AgentTask): Promise<AgentEnd> {
  const [wanted, item = ''] = task.input.split(' ');
  await think(task);
  await use(task, 'bench_read', { item });
  await use(task, `bench_${wanted}`, { item });
  await think(task);
  return submitted('An item of the bench.', 'item');
}

/** `Triage ticket 10017.`: reads all there is, proposes a reply and a tag. */
async function triage(task: AgentTask): Promise<AgentEnd> {
  const ticket = /\d+/.exec(task.input)?.[0] ?? '';
  await think(task);
  const { data } = await use(task, 'zendesk_ticket', { ticket_id: ticket });
  const { requester } = data as { requester: { email: string } };
  await think(task);
  await Promise.all([
    use(task, 'zendesk_history', { customer_email: requester.email }),
    use(task, 'stripe_customer', { customer_email: requester.email }),
    use(task, 'handbook_page', { page: 'refund-policy' }),
  ]);
  await think(task);
  await use(task, 'zendesk_reply', {
    ticket_id: ticket,
    body: 'Twice a year, with linseed oil.',
    status: 'solved',
  });
  await use(task, 'zendesk_tag', { ticket_id: ticket, tags: ['product-question'] });
  await think(task);
  return submitted('The customer asks how to oil a board.', 'question');
}

async function use({ tools }: AgentTask, name: string, args: JsonObject): Promise<JsonObject> {
  const tool = tools.find((each) => each.name === name);
  if (!tool)
    throw new Error(`The workflow has no tool ${name}: it has ${tools.map((each) => each.name).join(', ')}.`);
  return JSON.parse(await tool.call(args, name)) as JsonObject;
}

function think(task: AgentTask): Promise<void> {
  return task.onModelCall({
    startedAt: new Date(),
    ms: 0,
    provider: 'bench',
    model: 'instant',
    inputTokens: 0,
    cachedTokens: 0,
    outputTokens: 0,
    costMicroUsd: null,
    priceVersion: null,
    requestId: null,
    failed: null,
  });
}

function submitted(summary: string, category: string): AgentEnd {
  const result = { summary, category, confidence: 0.9, policy: null, evidence: [], question: null };
  return { end: 'submitted', result };
}
