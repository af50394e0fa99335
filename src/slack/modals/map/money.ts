import type { DailyMoney, SeenWorkflow } from '../../../engine/workspace/see-workflow.ts';
import type { Paragraph } from '../../cards/parts/rich-text.ts';
import { bold, bullets, section } from '../../cards/parts/rich-text.ts';

/** What it may cost, and what today has cost so far. Before each call of the model the most that it can cost is set aside. */
export function money({ money: { run, workflow, workspace } }: SeenWorkflow): Paragraph[] {
  return [
    section(bold('What it may cost')),
    bullets([
      [bold('One run: '), `at most ${dollars(run)}`],
      [bold('This workflow, today (UTC): '), ofCap(workflow)],
      [bold('All workflows, today (UTC): '), ofCap(workspace)],
    ]),
  ];
}

function ofCap({ spent, cap }: DailyMoney): string {
  if (cap === null) return `${dollars(spent)}, and no cap is set`;
  return `${dollars(spent)} of at most ${dollars(cap)}; then its runs stop and their owner is told`;
}

function dollars(microUsd: number): string {
  return `$${(microUsd / 1_000_000).toFixed(2)}`;
}
