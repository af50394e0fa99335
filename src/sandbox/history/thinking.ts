import { demoModel } from '../../config/demo.ts';
import { getWriteTool } from '../../domain/workflow.ts';
import { proposedAction } from '../../engine/attempts/agent-tools.ts';
import type { Action, ProposalBody } from '../../domain/proposal.ts';
import { second } from '../../lib/time.ts';
import type { JsonObject } from '../../lib/json.ts';
import { beginAttempt } from './scribe.ts';
import type { Scribe } from './scribe.ts';

/** One thing that an agent could have been asked about, in one of its workflows. */
export type Case = {
  weight: number;
  /** By which of the workflow's rules it is judged. */
  rule: string;
  category: string | null;
  summary: string;
  quote: string;
  actions: { tool: string; args: JsonObject }[];
  /** What a reviewer would change, where one does. */
  edit?: { tool: string; args: JsonObject };
};

/** No price is known for rules, so what a call cost is as invented as the rest. */
const invented = { version: 'invented', inputPerToken: 0.25, outputPerToken: 2 };

/** The agent reads and asks the model in turns. `failing`: the system that does not answer. */
export function think(scribe: Scribe, { failing }: { failing?: string } = {}): void {
  const { book, run, workflow } = scribe;
  const { rows, chance } = book;
  scribe.pass(chance.between(0.2, 6) * second);
  beginAttempt(scribe);
  const attempt = run.attempt ?? 1;
  const about = () => ({ id: chance.id('stp'), runId: run.id, attempt, startedAt: scribe.at });
  const askModel = () => {
    const ms = chance.whole(900, 7_500);
    const [inputTokens, outputTokens] = [chance.whole(1_800, 9_000), chance.whole(60, 900)];
    const cost = inputTokens * invented.inputPerToken + outputTokens * invented.outputPerToken;
    rows.steps.push({
      ...about(),
      kind: 'model_call',
      name: demoModel,
      status: 'done',
      ms,
      inputTokens,
      cachedTokens: 0,
      outputTokens,
      costMicroUsd: Math.round(cost),
      priceVersion: invented.version,
    });
    scribe.pass(ms);
  };
  for (const { name, system } of workflow.reads.filter(({ definition }) => definition === undefined)) {
    askModel();
    const hasFailed = system === failing;
    const ms = hasFailed ? 20 * second : chance.whole(40, 900);
    const outcome = hasFailed
      ? ({ status: 'failed', code: 'no_answer' } as const)
      : { status: 'done' as const };
    rows.steps.push({ ...about(), kind: 'tool_read', name, ms, ...outcome });
    scribe.pass(ms);
    if (hasFailed) return;
  }
  askModel();
}

/** What came of it. Of records that nobody has there is no address. */
export function bodyOf(scribe: Scribe, about: Case): ProposalBody {
  const { book, run, workflow, at } = scribe;
  const { chance, rows } = book;
  const actions = about.actions.map(({ tool, args }): Action => {
    const write = getWriteTool(workflow, tool);
    const attempt = run.attempt ?? 1;
    const step = { id: chance.id('stp'), runId: run.id, attempt, startedAt: at, ms: 0 };
    rows.steps.push({
      ...step,
      kind: 'tool_write',
      name: tool,
      status: 'done',
      contentId: scribe.keep({ args }).id,
    });
    return proposedAction(write, write.input.parse(args) as JsonObject, [], chance.id('act'));
  });
  const [read] = workflow.reads;
  const record = { system: read?.system ?? 'none', id: run.subjectKey, label: run.subjectLabel, url: null };
  const evidence = {
    tool: read?.name ?? '',
    record,
    quote: about.quote,
    readAt: at.toISOString(),
    verified: true,
  };
  return {
    summary: about.summary,
    category: about.category,
    confidence: Math.round(chance.between(0.72, 0.98) * 100) / 100,
    policy: null,
    evidence: [evidence],
    question: null,
    actions,
  };
}
