import { parseArgs } from 'node:util';
import { oneLine } from '../../../lib/readable.ts';
import { shownRun } from '../answers.ts';
import type { ShownRun } from '../answers.ts';
import { jsonOption, onlyWord, sayJson } from '../ops-command.ts';
import type { OpsCommand } from '../ops-command.ts';
import { moment } from '../table.ts';

export const show: OpsCommand = {
  usage: 'show <run>',
  does: 'everything that happened to one run',

  async run({ api, terminal, args }) {
    const { values, positionals } = parseArgs({
      args,
      options: { json: jsonOption },
      allowPositionals: true,
    });
    const answer = await api.get(`/runs/${encodeURIComponent(onlyWord(positionals, 'a run’s id'))}`);
    if (values.json) return sayJson(terminal, answer);
    for (const line of linesOf(shownRun.parse(answer).run)) terminal.say(oneLine(line));
    return 0;
  },
};

function linesOf(run: ShownRun): string[] {
  const why = run.cause ? ` (${run.cause}: ${run.cause_code ?? ''})` : '';
  return [
    `${run.id}: ${run.workflow.title}, ${run.subject.label}`,
    `Status: ${run.status}${why}, in ${run.mode}. Version ${run.workflow.version}.`,
    `Asked by ${run.requester ?? 'nobody'}, ${moment(run.received_at)}${run.finished_at ? `, over ${moment(run.finished_at)}` : ''}.`,
    ...run.proposals.flatMap(({ version, author, created_at, rule, route, says }) => [
      `Proposal ${version} by ${author.id}, ${moment(created_at)}: ${route} (${rule})`,
      ...(says ?? ['its texts were erased']).map((sentence) => `- ${sentence}`),
    ]),
    ...run.reviews.flatMap((review) => [
      `Review ${review.id} at level ${review.level}, ${review.team}, ${moment(review.opened_at)}: ${review.resolution ?? 'open'}`,
      ...review.decisions.map(
        ({ kind, decider, on_behalf_of, reason, note, surface, decided_at }) =>
          `- ${kind} by ${decider.id}${on_behalf_of ? ` for ${on_behalf_of}` : ''}, ${moment(decided_at)}, ${surface}${reason ? `: ${reason}` : ''}${note ? ` “${note}”` : ''}`,
      ),
    ]),
    ...run.executions.map(
      ({ tool, says, status, code, reversal }) =>
        `Action ${tool}: ${status}${code ? ` (${code})` : ''}${reversal ? `, undone ${moment(reversal.reversed_at)}` : ''}${says ? `: ${says}` : ''}`,
    ),
    ...run.incidents.map(incidentLine),
  ];
}

function incidentLine(incident: ShownRun['incidents'][number]): string {
  const { id, severity, trouble, code, status, owner_team: team, assignee, resolved_at: at } = incident;
  const how = `${incident.resolution ?? ''}${incident.note ? ` “${incident.note}”` : ''}`;
  const standing = at
    ? `resolved by ${incident.resolved_by ?? 'itself'}, ${moment(at)}: ${how}`
    : `${status}, ${assignee ? `with ${assignee} of ${team}` : `for ${team}`}`;
  return `Incident ${id}, ${severity}, ${moment(incident.opened_at)}: ${trouble} (${code}), ${standing}`;
}
