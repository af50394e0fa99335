import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { inWords } from '../../../lib/time.ts';
import { WrongUsage } from '../../wrong-usage.ts';
import { shownNumbers } from '../numbers-answer.ts';
import { jsonOption, sayJson } from '../ops-command.ts';
import type { OpsCommand } from '../ops-command.ts';
import { moment, tableLines } from '../table.ts';

type Numbers = z.infer<typeof shownNumbers>['total'];

const isPeriod = (word: string) => /^(?:\d+d|\d{4}-W\d{2})$/.test(word);

export const metrics: OpsCommand = {
  usage: 'metrics [<workflow id>] [7d|30d|90d|2026-W47] [--csv]',
  does: 'the numbers of a period, of each workflow that you may measure and of them together',

  async run({ api, terminal, args }) {
    const options = { csv: jsonOption, json: jsonOption };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const periods = positionals.filter(isPeriod);
    const workflows = positionals.filter((word) => !isPeriod(word));
    if (periods.length > 1 || workflows.length > 1)
      throw new WrongUsage('Give one workflow at most, and one period.');
    const query = { period: periods[0], workflow: workflows[0] };
    if (values.csv) {
      await terminal.pour(await api.read('/metrics', { ...query, format: 'csv' }));
      return 0;
    }
    const answer = await api.get('/metrics', query);
    if (values.json) return sayJson(terminal, answer);
    const { kind, period, total, workflows: each } = shownNumbers.parse(answer);
    terminal.say(
      `${moment(period.from)} – ${moment(period.to)}${kind === 'demo' ? ' (demo, not a real operation)' : ''}`,
    );
    const columns = each.length === 1 ? each : [{ id: 'TOTAL', ...total }, ...each];
    const rows = lines.map(([name, says]) => [name, ...columns.map((numbers) => says(numbers))]);
    for (const line of tableLines(['', ...columns.map(({ id }) => id)], rows)) terminal.say(line);
    return 0;
  },
};

const lines: readonly [name: string, says: (numbers: Numbers) => string][] = [
  ['finished', ({ finished }) => `${finished}`],
  ['completed', ({ completed }) => rate(completed)],
  ['without rework', ({ without_rework: one }) => `${rate(one)}${one.is_provisional ? ', provisional' : ''}`],
  ['cycle time p50', ({ cycle_time: { p50_ms } }) => span(p50_ms)],
  ['cycle time p90', ({ cycle_time: { p90_ms } }) => span(p90_ms)],
  ['approved unchanged', ({ approved }) => rate(approved)],
  ['edited', ({ edited }) => rate(edited)],
  ['time to decide p50', ({ time_to_decide: { p50_ms } }) => span(p50_ms)],
  ['time to decide p90', ({ time_to_decide: { p90_ms } }) => span(p90_ms)],
  ['rejections', ({ rejections }) => `${rejections.count}`],
  ['escalations', ({ escalations }) => `${escalations.count}`],
  ['cost', ({ cost }) => dollars(cost.micro_usd)],
  ['cost per completed', ({ cost }) => dollars(cost.per_completed)],
  ['incidents', ({ incidents }) => `${incidents.count}, ${incidents.open} open`],
  ['blocked runs', ({ incidents }) => `${incidents.blocked_runs}`],
  ['undone', ({ reversals }) => `${reversals}`],
  ['open reviews', ({ queue }) => `${queue.open}, ${queue.overdue.of} overdue`],
  ['oldest', ({ queue }) => span(queue.oldest_ms)],
];

function rate({ of, out_of: outOf }: { of: number; out_of: number }): string {
  return `${of} of ${outOf}`;
}

function span(ms: number | null): string {
  return ms === null ? 'unknown' : inWords(ms);
}

function dollars(microUsd: number | null): string {
  return microUsd === null ? 'unknown' : `$${(microUsd / 1_000_000).toFixed(2)}`;
}
