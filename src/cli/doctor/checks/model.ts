import { z } from 'zod';
import type { Agent, AgentEnd } from '../../../agent/port.ts';
import { second } from '../../../lib/time.ts';
import { looked } from '../finding.ts';
import type { Finding, Says } from '../finding.ts';

const remedy = 'Check OPENAI_API_KEY, OPENAI_BASE_URL and OPENAI_MODEL.';
const instructions =
  'This is a connection check. Call submit_result once, with works set to true. Do nothing else.';
const budgets = { steps: 4, tokens: 6_000, costMicroUsd: 500_000, wallMs: 25 * second, repeats: 1 };

/** One small task, on the way that runs take: whether the model answers, and whether it calls the tools it is given. */
export async function checkModel(agent: Agent): Promise<Finding[]> {
  return looked('Model', remedy, async (says, signal) => {
    let answers = 0;
    let isPriced = true;
    const end = await agent.run({
      name: 'connection check',
      instructions,
      input: 'Are you there?',
      tools: [],
      output: z.object({ works: z.boolean() }),
      budgets,
      safetyIdentifier: 'leenops-doctor',
      cacheKey: 'leenops-doctor',
      signal,
      async reserve({ costMicroUsd }) {
        isPriced = costMicroUsd !== null;
        return { settle: async () => {} };
      },
      onModelCall: async ({ failed }) => void (answers += failed === null ? 1 : 0),
    });
    return [judged(says, agent, end, answers > 0), ...(isPriced ? [] : [unpriced(says, agent)])];
  });
}

function unpriced(says: Says, { label }: Agent): Finding {
  return says.wrong(
    `Nobody knows what ${label} costs, so where a daily cap is set, runs stop before they ask it. Say so in MODEL_PRICE: US dollars per million tokens, as input/output.`,
  );
}

function judged(says: Says, { label }: Agent, end: AgentEnd, hasAnswered: boolean): Finding {
  switch (end.end) {
    case 'submitted':
      return says.fine(`${label} answers and calls tools.`);
    case 'model_failed':
      return says.wrong(end.message);
    case 'aborted':
      return says.wrong(`${label} gave no answer in time. ${remedy}`);
    case 'budget':
    case 'invalid_output':
      return hasAnswered
        ? says.wrong(
            `${label} answers and does not call the tools it is given. Name a model that does in OPENAI_MODEL.`,
          )
        : says.wrong(`${label} gave no answer in time. ${remedy}`);
  }
}
