import type { RunView, StepView } from '../../../domain/run-view.ts';
import { inWords } from '../../../lib/time.ts';
import { capital, clip, oneLine } from '../../text.ts';
import { costInWords } from '../parts/amounts.ts';
import type { Part } from '../parts/rich-text.ts';
import { bold, code } from '../parts/rich-text.ts';
import { tokens } from '../run/spending.ts';
import type { Entry } from './entry.ts';

/** Every model call and tool call, with its time and what it used. */
export function stepEntries({ steps, model }: RunView): Entry[] {
  return steps.map((step) => ({ at: step.startedAt, words: spell(step, model.kind) }));
}

/** A write is only proposed by the agent: nobody may take its step for the act. */
function whatIn({ kind, title }: StepView): string {
  if (kind === 'model_call') return 'model call';
  const name = clip(oneLine(title), 100);
  return kind === 'tool_write' ? `proposed: ${name}` : name;
}

function spell(step: StepView, model: 'demo' | 'real'): Part[] {
  const { name, kind, status, code: why, ms } = step;
  const used = kind === 'model_call' ? `, ${tokens([step])}, ${costInWords(step.costMicroUsd, model)}` : '';
  const took = status === 'running' ? 'still running' : ms === null ? 'time unknown' : inWords(ms);
  return [
    `${capital(whatIn(step))} `,
    code(clip(name, 60)),
    `, ${took}${used}`,
    ...(status === 'failed' ? [', ', bold('failed'), ...(why ? [' (', code(clip(why, 80)), ')'] : [])] : []),
  ];
}
