import type { Agent, AgentEnd, AgentTask } from '../../../src/agent/port.ts';
import type { JsonObject } from '../../../src/lib/json.ts';

/** What an agent does with one task: a model's part, played by the test. */
export type Script = (task: ReturnType<typeof atWork>) => Promise<AgentEnd>;

/** An agent that plays the given scripts, one a run, and the last one for ever. */
export function scriptedAgent(...scripts: [Script, ...Script[]]): Agent & { runs(): number } {
  let runs = 0;
  return {
    label: 'A script (not AI)',
    model: 'script-1',
    kind: 'demo',
    runs: () => runs,
    async run(task) {
      const script = scripts[Math.min(runs, scripts.length - 1)] ?? scripts[0];
      runs += 1;
      return script(atWork(task));
    },
  };
}

/** The task with its tools by name. As in the real loop, a call with wrong arguments never reaches the tool. */
function atWork(task: AgentTask) {
  return {
    task,
    async call(name: string, args: JsonObject): Promise<JsonObject> {
      const tool = task.tools.find((each) => each.name === name);
      if (!tool) return { error: `There is no tool ${name}.` };
      const parsed = tool.input.parse(args) as JsonObject;
      return JSON.parse(await tool.call(parsed, 'call_1')) as JsonObject;
    },
    submit(change: JsonObject = {}): AgentEnd {
      const result = {
        summary: 'The parcel came too late.',
        category: 'refund',
        confidence: 0.9,
        policy: null,
        evidence: [{ source: 'desk_ticket', record: null, quote: 'eleven days late' }],
        question: null,
        ...change,
      };
      return { end: 'submitted', result: task.output.parse(result) as JsonObject };
    },
  };
}

export type Proposed = {
  refund?: number;
  reply?: string;
  tags?: string[];
  confidence?: number;
  /** Refunds this payment instead of the ticket's own. */
  charge?: string;
};

/** Reads the ticket that the task names and proposes this about it. */
export function proposes({ refund, reply, tags, confidence = 0.9, charge }: Proposed): Script {
  return async ({ task, call, submit }) => {
    const ticket = /\d+/.exec(task.input)?.[0] ?? '';
    const { data } = await call('desk_ticket', { ticket });
    const own = (data as JsonObject | undefined)?.['charge'] ?? 'ch_unknown';
    if (refund !== undefined) await call('till_refund', { charge: charge ?? own, amount: refund });
    if (reply !== undefined) await call('desk_reply', { ticket, text: reply });
    if (tags) await call('desk_tag', { ticket, tags });
    return submit({ confidence });
  };
}

export const refundOf = (amount: number): Script => proposes({ refund: amount, reply: 'We are sorry.' });
