import { parseArgs } from 'node:util';
import { WrongUsage } from '../../wrong-usage.ts';
import { incidentList, incidentShown, settledAction, wentOn } from '../answers.ts';
import { jsonOption, needed, onlyWord, sayJson, textOption } from '../ops-command.ts';
import type { OpsCommand } from '../ops-command.ts';
import { moment, tableLines } from '../table.ts';

export const incidents: OpsCommand = {
  usage: 'incidents [--workflow <workflow>]',
  does: 'what went wrong, and the runs that stand still with what lets them go on',

  async run({ api, terminal, args }) {
    const { values } = parseArgs({ args, options: { workflow: textOption, json: jsonOption } });
    const answer = await api.get('/incidents', { workflow: values.workflow });
    if (values.json) return sayJson(terminal, answer);
    const { open, blocked } = incidentList.parse(answer);
    const worst = open.map(({ id, severity, status, workflow, trouble, code, occurrences, opened_at }) => [
      id,
      severity,
      status,
      workflow.title,
      `${trouble} (${code})${occurrences > 1 ? ` ${occurrences} times` : ''}`,
      moment(opened_at),
    ]);
    const still = blocked.map(
      ({ id, subject, workflow, cause, cause_code: code, remedies, unknown_action: action }) => [
        id,
        workflow.title,
        subject,
        `${cause ?? 'unknown'} (${code ?? 'unknown'})`,
        action ? `settle ${action}` : remedies.join(', '),
      ],
    );
    if (worst.length === 0) terminal.say('No incident is open.');
    else
      for (const line of tableLines(['INCIDENT', 'SEVERITY', 'STATUS', 'WORKFLOW', 'WHAT', 'OPENED'], worst))
        terminal.say(line);
    if (still.length > 0) {
      terminal.say('');
      for (const line of tableLines(['RUN', 'WORKFLOW', 'ABOUT', 'STOPPED BY', 'REMEDIES'], still))
        terminal.say(line);
    }
    return 0;
  },
};

export const acknowledge: OpsCommand = {
  usage: 'acknowledge <incident>',
  does: 'say that you have it',

  async run({ api, terminal, args }) {
    const { values, positionals } = parseArgs({
      args,
      options: { json: jsonOption },
      allowPositionals: true,
    });
    const id = onlyWord(positionals, 'an incident');
    const answer = await api.post(`/incidents/${encodeURIComponent(id)}/acknowledge`, {});
    if (values.json) return sayJson(terminal, answer);
    terminal.say(`${incidentShown.parse(answer).incident.id} is yours.`);
    return 0;
  },
};

export const resolve: OpsCommand = {
  usage:
    'resolve <incident> --as <mended | done_by_hand | as_intended | not_needed> --note <note> [--end-runs]',
  does: 'end an incident; --end-runs cancels what still stands still because of it',

  async run({ api, terminal, args }) {
    const { values, positionals } = parseArgs({
      args,
      options: { as: textOption, note: textOption, 'end-runs': jsonOption, json: jsonOption },
      allowPositionals: true,
    });
    const id = onlyWord(positionals, 'an incident');
    const answer = await api.post(`/incidents/${encodeURIComponent(id)}/resolve`, {
      resolution: needed(values.as, '--as'),
      note: needed(values.note, '--note'),
      end_runs: values['end-runs'],
    });
    if (values.json) return sayJson(terminal, answer);
    terminal.say(`${incidentShown.parse(answer).incident.id} is resolved.`);
    return 0;
  },
};

export const retry: OpsCommand = {
  usage: 'retry <incident | run>',
  does: 'let it go on from where it stopped; of a repeated failure, every run',

  async run({ api, terminal, args }) {
    const { values, positionals } = parseArgs({
      args,
      options: { json: jsonOption },
      allowPositionals: true,
    });
    const id = onlyWord(positionals, 'an incident or a run');
    const isRun = id.startsWith('run_');
    const answer = await api.post(`/${isRun ? 'runs' : 'incidents'}/${encodeURIComponent(id)}/retry`, {});
    if (values.json) return sayJson(terminal, answer);
    if (isRun) terminal.say(`${id} goes on.`);
    else {
      const { went_on: count, refused } = wentOn.parse(answer);
      terminal.say(
        `${count} ${count === 1 ? 'run goes' : 'runs go'} on${refused ? `, ${refused} could not` : ''}.`,
      );
    }
    return 0;
  },
};

export const settle: OpsCommand = {
  usage: 'settle <action> --found <applied | carry_out | leave> [--note <note>]',
  does: 'say what became of an unknown action, once you have looked it up in its system',

  async run({ api, terminal, args }) {
    const { values, positionals } = parseArgs({
      args,
      options: { found: textOption, note: textOption, json: jsonOption },
      allowPositionals: true,
    });
    const id = onlyWord(positionals, 'an action');
    if (!id.startsWith('act_')) throw new WrongUsage('Say which action, by its id: incidents lists it.');
    const finding = needed(values.found, '--found');
    const answer = await api.post(`/actions/${encodeURIComponent(id)}/settle`, {
      finding,
      note: values.note ?? '',
    });
    if (values.json) return sayJson(terminal, answer);
    const { run, is_over: isOver } = settledAction.parse(answer);
    terminal.say(
      isOver
        ? `Written down. ${run.id} was ${run.status} meanwhile, so nothing more happens.`
        : `Written down. ${run.id} is ${run.status}.`,
    );
    return 0;
  },
};
