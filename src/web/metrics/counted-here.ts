import { Counter, Histogram } from 'prom-client';
import type { Registry } from 'prom-client';
import type { Meters } from '../../engine/meters.ts';
import { second } from '../../lib/time.ts';
import { few } from './few.ts';

const anHour = 3_600;
const aDay = 24 * anHour;

/** What this process itself sees, as counters and histograms: each process has its own, from its start on. */
export function countedHere(register: Registry): Meters {
  const registers = [register];
  const histogram = <Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
    buckets: number[],
  ) => new Histogram({ name: `leenops_${name}`, help, labelNames, buckets, registers });
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name: `leenops_${name}`, help, labelNames, registers });

  const acknowledgement = histogram(
    'slack_ack_seconds',
    'From the receipt of a request of Slack to its acknowledgement; Slack waits three seconds.',
    ['kind'],
    [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3],
  );
  const card = histogram(
    'run_to_card_seconds',
    'From the trigger of a run to its first review card in Slack.',
    ['workflow'],
    [1, 2, 5, 10, 20, 30, 60, 120, 300, 900, anHour],
  );
  const execution = histogram(
    'run_to_executed_seconds',
    'From the approval of a run to the end of its last action.',
    ['workflow'],
    [0.5, 1, 2, 5, 10, 30, 60, 300, 900, anHour, aDay],
  );
  const whole = histogram(
    'run_seconds',
    'From the trigger of a run to its end, waiting for people included.',
    ['workflow', 'outcome'],
    [10, 60, 300, 900, anHour, 4 * anHour, 8 * anHour, aDay, 3 * aDay, 7 * aDay],
  );
  const modelCall = histogram(
    'model_call_seconds',
    'One attempt to reach the model.',
    ['model'],
    [0.25, 0.5, 1, 2, 5, 10, 20, 40, 80],
  );
  const toolCall = histogram(
    'tool_call_seconds',
    'One call of a tool: a read, a write, or the look-up of a write.',
    ['tool', 'effect'],
    [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20],
  );
  const cost = counter('model_cost_dollars_total', 'What calls of models cost, where their price is known.', [
    'workflow',
    'model',
  ]);
  const unpriced = counter(
    'model_calls_unpriced_total',
    'Calls of models that came to an unknown cost: it is missing from leenops_model_cost_dollars_total.',
    ['workflow', 'model'],
  );
  const modelFailure = counter('model_failures_total', 'Attempts to reach the model that failed.', [
    'model',
    'code',
  ]);
  const toolFailure = counter('tool_failures_total', 'Calls of tools that failed or were refused.', [
    'tool',
    'effect',
    'code',
  ]);
  const slackError = counter('slack_errors_total', 'Calls of Slack that failed.', ['method', 'code']);
  const rest = counter('slack_rate_limited_total', 'How often Slack asked for a rest.', ['method']);
  const rested = counter('slack_rate_limited_seconds_total', 'For how long Slack asked for a rest.', [
    'method',
  ]);

  const [model, tool, method] = [few(), few(200), few()];
  const [modelCode, toolCode, slackCode] = [few(), few(), few()];
  return {
    acknowledged: (kind, ms) => acknowledgement.observe({ kind }, ms / second),
    carded: (workflow, ms) => card.observe({ workflow }, ms / second),
    executed: (workflow, ms) => execution.observe({ workflow }, ms / second),
    ended: (workflow, outcome, ms) => whole.observe({ workflow, outcome }, ms / second),
    modelCalled({ workflow, model: name, ms, code, costMicroUsd }) {
      const called = model(name);
      modelCall.observe({ model: called }, ms / second);
      if (code !== null) modelFailure.inc({ model: called, code: modelCode(code) });
      if (costMicroUsd === null) unpriced.inc({ workflow, model: called });
      else cost.inc({ workflow, model: called }, costMicroUsd / 1_000_000);
    },
    toolCalled({ tool: name, effect, ms, code }) {
      const called = tool(name);
      toolCall.observe({ tool: called, effect }, ms / second);
      if (code !== null) toolFailure.inc({ tool: called, effect, code: toolCode(code) });
    },
    slackFailed: (name, code) => slackError.inc({ method: method(name), code: slackCode(code) }),
    slackRested(name, ms) {
      rest.inc({ method: method(name) });
      rested.inc({ method: method(name) }, ms / second);
    },
  };
}
