import type { ActionsBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { IncidentView, StoppedRun } from '../../../domain/incident-view.ts';
import { inWords } from '../../../lib/time.ts';
import type { IncidentList } from '../../../reports/incident-list.ts';
import { incidentStatusWords, resolvedWords } from '../../../wording/incidents.ts';
import { wordsFor } from '../../../wording/codes.ts';
import { limits } from '../../block-kit/limits.ts';
import { remedyButtons } from '../../cards/incident/incident-buttons.ts';
import { context, plain } from '../../cards/parts/blocks.ts';
import type { Part, Sentence } from '../../cards/parts/rich-text.ts';
import { at, bold, bullets, code, link, person, richText, section } from '../../cards/parts/rich-text.ts';
import { actionIds, callbackIds } from '../../ids.ts';
import { clip, oneLine } from '../../text.ts';
import { modal } from '../modal.ts';

export const shownIncidents = 12;
const shownResolved = 6;
const all = 'all';

export type Incidents = {
  list: IncidentList;
  /** Those whose incidents the reader may see; the chosen one, or null for all of them. */
  workflows: readonly { id: string; title: string }[];
  chosen: string | null;
  now: Date;
  /** What a press came to, as mrkdwn. */
  said?: string;
};

/** What is wrong, worst first; each run that stands still, with what lets it go on; and what was settled lately. */
export function incidentsModal({ list, workflows, chosen, now, said }: Incidents): ModalView {
  const { open, openTotal, blocked, blockedTotal, resolved } = list;
  const several = workflows.length > 1;
  return modal({
    callbackId: callbackIds.incidents,
    title: 'Incidents',
    about: chosen ?? all,
    blocks: [
      ...(said ? [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: said } }] : []),
      ...(several ? [filter(workflows, chosen)] : []),
      ...richText([section(bold(counted('Open incidents', open.length, openTotal)))]),
      ...(open.length
        ? richText([bullets(open.map((each) => incidentLine(each, now)))])
        : richText([section('Nothing is wrong that anybody would have to look at.')])),
      ...richText([section(bold(counted('Runs that stand still', blocked.length, blockedTotal)))]),
      ...(blocked.length ? blocked.flatMap((run) => blockedRun(run, now)) : richText([section('None.')])),
      ...(resolved.length
        ? richText([
            section(bold('Resolved within seven days')),
            bullets(resolved.slice(0, shownResolved).map(resolvedLine)),
          ])
        : []),
    ],
  });
}

/** What a choice of the filter means: a workflow's id, or undefined for all. */
export function chosenWorkflow(value: string): string | undefined {
  return value === all ? undefined : value;
}

function counted(what: string, shown: number, total: number): string {
  return total > shown ? `${what}: ${shown} of ${total}` : `${what}: ${total}`;
}

function incidentLine(incident: IncidentView, now: Date): Sentence {
  const {
    severity,
    status,
    workflow,
    trouble,
    code: why,
    cause,
    occurrences,
    openedAt,
    assignee,
    card,
    runs,
  } = incident;
  const [run] = runs;
  const what =
    cause === 'repeated_failure'
      ? `${occurrences} times: ${wordsFor(trouble, why).what}`
      : wordsFor(trouble, why).what;
  return [
    bold(severity),
    ` · ${age(openedAt, now)} · `,
    link(
      `${clip(oneLine(workflow.title), 60)}${run && runs.length === 1 ? `, ${clip(oneLine(run.subject), 80)}` : ''}`,
      card?.url ?? null,
    ),
    `: ${what} (`,
    code(clip(why, 60)),
    `) ${incidentStatusWords[status]}`,
    ...(assignee ? [': ', person(assignee)] : []),
    ' · ',
    code(incident.id),
  ];
}

/** Why it stands still, and what can be done about it here. */
function blockedRun(run: StoppedRun, now: Date): KnownBlock[] {
  const { cause, causeCode, subject, workflow, url, since } = run;
  const words: Part[] = [
    link(`${clip(oneLine(workflow.title), 60)}, ${clip(oneLine(subject), 100)}`, url),
    ` · ${age(since, now)}: ${cause ? wordsFor(cause, causeCode).what : 'It was stopped.'} (`,
    code(clip(causeCode ?? 'unknown', 60)),
    ') ',
    code(run.id),
  ];
  const elements = run.remedies.flatMap((remedy) => remedyButtons(remedy, run, run.id));
  return [
    ...richText([section(...words)]),
    ...(elements.length
      ? [{ type: 'actions', elements } satisfies ActionsBlock]
      : [context(`Nothing here lets it go on: finish by hand, then /leenops cancel ${run.id}`)]),
  ];
}

function resolvedLine({ workflow, resolved, trouble, code: why, card, id }: IncidentView): Sentence {
  return [
    link(clip(oneLine(workflow.title), 60), card?.url ?? null),
    `: ${wordsFor(trouble, why).what} `,
    ...(resolved?.by ? [person(resolved.by), ', '] : ['By itself, ']),
    ...(resolved ? [at(resolved.at)] : []),
    ...(resolved?.code ? [`: ${resolvedWords[resolved.code]}`] : []),
    ' · ',
    code(id),
  ];
}

function age(from: Date, now: Date): string {
  return inWords(Math.max(0, now.getTime() - from.getTime()));
}

function filter(workflows: Incidents['workflows'], chosen: string | null): ActionsBlock {
  const options = [{ id: all, title: 'All workflows' }, ...workflows]
    .slice(0, limits.select.options)
    .map(option);
  const initial = options.find(({ value }) => value === (chosen ?? all));
  return {
    type: 'actions',
    elements: [
      {
        type: 'static_select',
        action_id: actionIds.filterIncidents,
        placeholder: plain('Workflow', limits.select.placeholder),
        options,
        ...(initial ? { initial_option: initial } : {}),
      },
    ],
  };
}

function option({ id, title }: { id: string; title: string }): PlainTextOption {
  return { text: plain(oneLine(title), limits.option.text), value: id };
}
