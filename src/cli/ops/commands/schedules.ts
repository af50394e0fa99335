import { parseArgs } from 'node:util';
import { cameOf } from '../../../wording/fires.ts';
import { timesInWords } from '../../../wording/schedules.ts';
import { WrongUsage } from '../../wrong-usage.ts';
import { ranSchedule, scheduleList, scheduleStanding } from '../answers.ts';
import type { ScheduleLine } from '../answers.ts';
import { jsonOption, sayJson } from '../ops-command.ts';
import type { Ops, OpsCommand } from '../ops-command.ts';
import { moment, tableLines } from '../table.ts';

const verbs = ['pause', 'resume', 'run'];

export const schedules: OpsCommand = {
  usage: 'schedules [pause | resume | run <workflow> <name>]',
  does: 'what runs by the clock; let its times pass, fire again, or do its last time now',

  async run({ api, terminal, args }) {
    const { values, positionals } = parseArgs({
      args,
      options: { json: jsonOption },
      allowPositionals: true,
    });
    const [verb, workflow, name, ...more] = positionals;
    if (verb === undefined) {
      const answer = await api.get('/schedules');
      return values.json
        ? sayJson(terminal, answer)
        : sayList(terminal, scheduleList.parse(answer).schedules);
    }
    if (!verbs.includes(verb) || !workflow || !name || more.length)
      throw new WrongUsage('Say which: schedules pause <workflow> <name>; so with resume and run.');
    const path = `/schedules/${encodeURIComponent(workflow)}/${encodeURIComponent(name)}/${verb}`;
    const answer = await api.post(path, {});
    if (values.json) return sayJson(terminal, answer);
    terminal.say(`${workflow} ${name} ${verb === 'run' ? ran(answer) : stands(verb, answer)}`);
    return 0;
  },
};

function sayList(terminal: Ops['terminal'], found: readonly ScheduleLine[]): 0 {
  if (found.length === 0) terminal.say('No workflow that you may see has a schedule.');
  const head = ['WORKFLOW', 'NAME', 'TIMES', 'ZONE', 'NEXT', 'LAST', 'WHAT CAME OF IT'];
  const rows = found.map(({ workflow, name, cron, time_zone, last, ...standing }) => [
    workflow,
    name,
    timesInWords(cron),
    time_zone,
    nextOf(standing),
    last ? moment(last.at) : '',
    last ? cameOf(last) : '',
  ]);
  if (found.length) for (const line of tableLines(head, rows)) terminal.say(line);
  return 0;
}

function nextOf({
  next_at,
  paused_by,
  workflow_paused_by,
}: Pick<ScheduleLine, 'next_at' | 'paused_by' | 'workflow_paused_by'>): string {
  if (paused_by !== null) return `paused by ${paused_by}`;
  if (workflow_paused_by !== null) return `workflow paused by ${workflow_paused_by}`;
  return next_at ? moment(next_at) : 'never again';
}

function stands(verb: string, answer: unknown): string {
  const { already, next_at: next } = scheduleStanding.parse(answer);
  if (verb === 'pause') return already ? 'was paused already.' : 'is paused.';
  if (already) return 'was not paused. Nothing was changed.';
  return `goes on. Next: ${next ? moment(next) : 'never again'}.`;
}

function ran(answer: unknown): string {
  const { at, already } = ranSchedule.parse(answer);
  return already ? `is doing ${moment(at)} already.` : `does ${moment(at)} now.`;
}
