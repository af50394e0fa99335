import type { ProposalView, RunView } from '../../domain/run-view.ts';
import { clip, oneLine } from '../text.ts';
import { wordsFor } from '../../wording/codes.ts';
import type { Message } from './message.ts';
import { notification } from './message.ts';
import { context, header } from './parts/blocks.ts';
import type { Paragraph, Part } from './parts/rich-text.ts';
import { bold, bullets, code, joined, link, numbered, person, richText, section } from './parts/rich-text.ts';
import { fateIn } from './review/fate.ts';

const shownActions = 10;
const shownOwners = 10;

/** For the owner: what stopped, why, on what ground, and what can be done. */
export function incidentMessage(run: RunView, incidentId: string): Message {
  const incident = getIncident(run, incidentId);
  const { what, remedy } = wordsFor(incident.cause, incident.code);
  const about = `${clip(oneLine(run.workflow.title), 80)}, ${clip(oneLine(run.subject.label), 120)}`;
  const title = `Stopped: ${about}`;
  const why: Part[] = [
    bold('Why: '),
    what,
    ...where(incident),
    ...rule(run),
    ' (',
    code(clip(incident.code, 80)),
    ')',
  ];
  const owners: Part[] = [
    'For ',
    ...joined(incident.owners.slice(0, shownOwners).map((id) => [person(id)])),
    ` (${clip(incident.ownerTeam, 60)})`,
  ];
  const next: Part[] = [bold('What to do: '), remedy];
  const proposed = proposals(run);
  return {
    text: notification([
      [title],
      owners,
      why,
      ...proposed.lines,
      next,
      [`Run ${run.id}, incident ${incident.id}.`],
    ]),
    blocks: [
      header(title),
      ...richText([
        section(...owners),
        section(...why),
        ...proposed.paragraphs,
        section(...next),
        commands(run),
      ]),
      context(
        ...joined([
          [`severity ${incident.severity}`],
          [incident.id],
          [link(clip(oneLine(run.subject.label), 120), run.subject.record?.url ?? null)],
        ]),
      ),
    ],
  };
}

export function getIncident(run: RunView, id: string): RunView['incidents'][number] {
  const incident = run.incidents.find((each) => each.id === id);
  if (!incident)
    throw new Error(`Run ${run.id} has no incident ${id}: draw it from the run that it belongs to.`);
  return incident;
}

/** What exactly and where, as far as there is more to say. */
function where({ detail }: RunView['incidents'][number]): Part[] {
  return detail ? [' ', bold(`${clip(oneLine(detail), 300)}.`)] : [];
}

/** The sentence of the rule that stopped it. */
function rule(run: RunView): Part[] {
  const routing = run.proposals.at(-1)?.routing;
  return routing?.route.to === 'block' ? [' ', bold(clip(oneLine(routing.sentence), 300))] : [];
}

/** What the agent asked for, each with what became of it: nobody may take a stopped refund for a made one. */
function proposals(run: RunView): { paragraphs: Paragraph[]; lines: Part[][] } {
  const actions = lastBody(run)?.actions ?? [];
  if (actions.length === 0) return { paragraphs: [], lines: [] };
  const neverApproved = run.executions.length === 0;
  const title = neverApproved
    ? 'It asked for this. NONE of it was carried out:'
    : 'What became of the approved actions:';
  const fate = neverApproved ? (): Part[] => [bold('NOT carried out')] : fateIn(run);
  const lines = actions
    .slice(0, shownActions)
    .map((action) => [
      ...fate(action),
      ` – ${clip(oneLine(action.says), 300)}`,
      ...outside(action.outOfScope),
    ]);
  const rest = actions.length - lines.length;
  const more: Part[][] = rest ? [[`${rest} more: /leenops show ${run.id}`]] : [];
  return {
    paragraphs: [
      section(bold(title)),
      ...lines.map((line, index) => numbered(index + 1, ...line)),
      ...more.map((line) => section(...line)),
    ],
    lines: [[title], ...lines, ...more],
  };
}

function lastBody(run: RunView): ProposalView['body'] | undefined {
  return run.proposals.at(-1)?.body;
}

function outside(names: readonly string[]): Part[] {
  return names.length ? [`. Not part of this case: ${clip(names.join(', ').replaceAll('_', ' '), 120)}`] : [];
}

function commands(run: RunView): Paragraph {
  return bullets([
    [code(`/leenops show ${run.id}`), ' – everything that happened'],
    [code(`/leenops cancel ${run.id}`), ' – end it for good'],
  ]);
}
