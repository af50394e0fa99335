import { parseArgs } from 'node:util';
import { oneLine } from '../../../lib/readable.ts';
import { WrongUsage } from '../../wrong-usage.ts';
import { isAgreed } from '../agreed.ts';
import { grantedOnce, incidentList, incidentShown, supplied } from '../answers.ts';
import { jsonOption, needed, onlyWord, sayJson, textOption } from '../ops-command.ts';
import type { Ops, OpsCommand } from '../ops-command.ts';

export const handOver: OpsCommand = {
  usage: 'hand-over <incident> --to <Slack user id> [--note <note>]',
  does: 'give an incident to somebody who may handle it; they are called in its thread',

  async run({ api, terminal, args }) {
    const options = { to: textOption, note: textOption, json: jsonOption };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const id = onlyWord(positionals, 'an incident');
    const to = needed(values.to, '--to');
    const handing = { to, note: values.note ?? '' };
    const answer = await api.post(`/incidents/${encodeURIComponent(id)}/hand-over`, handing);
    if (values.json) return sayJson(terminal, answer);
    terminal.say(`${incidentShown.parse(answer).incident.id} is with ${oneLine(to)}.`);
    return 0;
  },
};

export const grantOnce: OpsCommand = {
  usage: 'grant-once <run> [--yes]',
  does: 'let a stopped run alone use the tool that it stopped for, as it is now; for admins',

  async run({ api, terminal, args }) {
    const options = { yes: { type: 'boolean', default: false }, json: jsonOption } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const id = onlyWord(positionals, 'a run');
    if (!values.json) terminal.say(await describedIn(api, id));
    if (!values.yes && !(await isAgreed(terminal, 'grant', 'to let this run alone use it'))) {
      terminal.say('Nothing was granted.');
      return 1;
    }
    const answer = await api.post(`/runs/${encodeURIComponent(id)}/grant-once`, {});
    if (values.json) return sayJson(terminal, answer);
    const { tool } = grantedOnce.parse(answer);
    terminal.say(`${tool} is granted to ${oneLine(id)} alone, and it goes on.`);
    return 0;
  },
};

/** What the run stopped for, as far as it is on the list of those that stand still. */
async function describedIn(api: Ops['api'], id: string): Promise<string> {
  const { blocked } = incidentList.parse(await api.get('/incidents', { limit: '100' }));
  const run = blocked.find((each) => each.id === id);
  if (!run) return oneLine(id);
  const { workflow, subject, cause, cause_code: code } = run;
  return oneLine(
    `${id}: ${workflow.title}, ${subject}, stopped by ${cause ?? 'unknown'} (${code ?? 'unknown'})`,
  );
}

export const supply: OpsCommand = {
  usage: 'supply <run> <words …>',
  does: 'give a stopped run what it lacked, the whole of it, as after “start <workflow>”; about another record it is another run',

  async run({ api, terminal, args }) {
    const options = { json: jsonOption };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [id, ...words] = positionals;
    if (id === undefined || !/^\w+$/.test(id)) throw new WrongUsage('Say which run, by its id.');
    if (words.length === 0) throw new WrongUsage('Say what it lacked, as after “start <workflow>”.');
    const answer = await api.post(`/runs/${id}/intake`, { words });
    if (values.json) return sayJson(terminal, answer);
    const { how, run } = supplied.parse(answer);
    terminal.say(
      how === 'goes_on'
        ? `${run.id} goes on with it and reads everything anew.`
        : `That is another case: ${oneLine(run.subject)} (${run.id}) started, you asked for it, and ${id} is cancelled.`,
    );
    return 0;
  },
};
