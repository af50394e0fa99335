import type { IncidentView } from '../../../domain/incident-view.ts';
import type { RunView } from '../../../domain/run-view.ts';
import { wordsFor } from '../../../wording/codes.ts';
import { clip, oneLine } from '../../text.ts';
import type { Message } from '../message.ts';
import { notification } from '../message.ts';
import { context, header } from '../parts/blocks.ts';
import type { Part } from '../parts/rich-text.ts';
import { bold, channel, code, joined, link, richText, section } from '../parts/rich-text.ts';
import { incidentButtons } from './incident-buttons.ts';
import { meanwhile, proposed, ruleOf } from './run-evidence.ts';
import type { Place } from './run-evidence.ts';
import { ended, howBad, whose } from './standing.ts';

/** For the owners: what happened, how bad it is, what it stopped, what to do and who does it; one card as long as it lives. */
export function incidentCard(incident: IncidentView, run: RunView, place: Place): Message {
  const { cause, resolved } = incident;
  const title = `${titleWord(incident)}: ${clip(oneLine(run.workflow.title), 80)}, ${clip(oneLine(run.subject.label), 120)}`;
  const { what, remedy } = wordsFor(cause, incident.code);
  const why: Part[] = [
    bold('Why: '),
    what,
    ...where(incident, run),
    ...(cause === 'policy' ? ruleOf(run) : []),
    ' (',
    code(clip(incident.code, 80)),
    ')',
  ];
  const over = ended(incident);
  const grave = howBad(incident);
  const has = whose(incident);
  const evidence = cause === 'delivery' ? { paragraphs: [], lines: [] } : proposed(run, place);
  const goesOn = cause === 'delivery' ? meanwhile(run) : [];
  const lookUp = cause === 'action_unknown' ? lookThere(run) : [];
  const next: Part[][] = resolved ? stillBlocked(run) : [[bold('What to do: '), remedy]];
  const places: Part[] = leadsTo(incident, run);
  return {
    text: notification([
      [title],
      ...over.lines,
      why,
      ...grave,
      ...evidence.lines,
      ...goesOn,
      ...lookUp,
      ...next,
      ...has,
      [`Run ${run.id}, incident ${incident.id}.`],
    ]),
    blocks: [
      header(title),
      ...richText([
        ...over.paragraphs,
        ...[why, ...grave].map((line) => section(...line)),
        ...evidence.paragraphs,
        ...[...goesOn, ...lookUp, ...next, ...has, places].map((line) => section(...line)),
      ]),
      ...incidentButtons(incident),
      context(...joined([[incident.id], [`/leenops show ${run.id}`]])),
    ],
  };
}

function titleWord({ cause, resolved }: IncidentView): string {
  if (resolved) return 'Resolved';
  return cause === 'delivery' ? 'Out of sight' : 'Stopped';
}

/** What exactly and where, as far as there is more to say: what was found, or else which read failed. */
function where({ detail, cause }: IncidentView, run: RunView): Part[] {
  if (detail) return [' ', bold(`${clip(oneLine(detail), 300)}.`)];
  if (run.executions.length || !readingFailed.includes(cause)) return [];
  const read = run.steps.findLast(
    ({ kind, status, attempt }) => kind === 'tool_read' && status === 'failed' && attempt === run.attempts,
  );
  if (!read) return [];
  return [' It could not ', bold(clip(oneLine(read.title), 80)), '.'];
}

const readingFailed: readonly IncidentView['cause'][] = ['missing_input', 'connector'];

/** Whoever resolves an incident may leave its run as it is; nothing moves that any more. */
function stillBlocked({ status }: RunView): Part[][] {
  if (status !== 'blocked') return [];
  return [
    [bold('Its run still stands still: '), code('/leenops incidents'), ' lists it, with what lets it go on.'],
  ];
}

/** Where a person finds out what became of it. */
function lookThere(run: RunView): Part[][] {
  if (!run.subject.record || !run.executions.some(({ status }) => status === 'unknown')) return [];
  const { label, url, system } = run.subject.record;
  return [
    [
      bold('Look here: '),
      link(clip(oneLine(label), 120), url),
      ` in ${clip(system, 60)}, and what belongs to it.`,
    ],
  ];
}

function leadsTo({ runs, cause }: IncidentView, run: RunView): Part[] {
  const own = runs.find(({ id }) => id === run.id);
  const record = run.subject.record;
  return [
    ...joined([
      cause === 'delivery'
        ? ['Its channel is ', channel(run.channelId), '.']
        : own?.url
          ? [link('The run’s thread', own.url), ' in ', channel(run.channelId)]
          : ['Its thread in ', channel(run.channelId), ' takes no messages, or is not there yet.'],
      ...(record ? [[link(clip(oneLine(record.label), 120), record.url)]] : []),
    ]),
  ];
}
