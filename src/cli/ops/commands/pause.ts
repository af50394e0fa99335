import { parseArgs } from 'node:util';
import { oneLine } from '../../../lib/readable.ts';
import { WrongUsage } from '../../wrong-usage.ts';
import { paused, resumed } from '../answers.ts';
import { jsonOption, onlyWord, sayJson } from '../ops-command.ts';
import type { OpsCommand } from '../ops-command.ts';

export const pause: OpsCommand = {
  usage: 'pause <workflow | all> <why …>',
  does: 'make it stand still: nothing starts and nothing more is carried out',

  async run({ api, terminal, args }) {
    const { values, positionals } = parseArgs({
      args,
      options: { json: jsonOption },
      allowPositionals: true,
    });
    const [workflow, ...why] = positionals;
    if (workflow === undefined) throw new WrongUsage('Say which workflow to pause, or all.');
    const answer = await api.post(`/workflows/${encodeURIComponent(workflow)}/pause`, {
      reason: why.join(' '),
    });
    if (values.json) return sayJson(terminal, answer);
    const { title, already, stood_still: still } = paused.parse(answer);
    terminal.say(`${oneLine(title)} ${already ? 'stood still already' : 'stands still now'}.`);
    terminal.say(
      `Waiting to start: ${still.queued}. Being worked on: ${still.running}. Being carried out: ${still.executing}, with ${still.actions} actions to go. Open reviews: ${still.awaiting_review}. Schedules: ${still.schedules}. Kept from other systems: ${still.deliveries}.`,
    );
    return 0;
  },
};

export const resume: OpsCommand = {
  usage: 'resume <workflow | all>',
  does: 'let it go on',

  async run({ api, terminal, args }) {
    const { values, positionals } = parseArgs({
      args,
      options: { json: jsonOption },
      allowPositionals: true,
    });
    const workflow = onlyWord(positionals, 'a workflow, or all');
    const answer = await api.post(`/workflows/${encodeURIComponent(workflow)}/resume`, {});
    if (values.json) return sayJson(terminal, answer);
    const { title, already, still_paused: stillPaused, going_on: goingOn } = resumed.parse(answer);
    terminal.say(`${oneLine(title)} ${inWords(already, stillPaused, goingOn)}`);
    return 0;
  },
};

function inWords(already: boolean, stillPaused: boolean, goingOn: number): string {
  if (already) return 'was not paused. Nothing was changed.';
  if (stillPaused) return 'would go on, but every workflow is paused: resume all ends that.';
  return `goes on. Runs that waited: ${goingOn}.`;
}
