import type { ProposalView, RunView } from '../../../domain/run-view.ts';
import { clip, oneLine } from '../../text.ts';
import type { Paragraph, Part } from '../parts/rich-text.ts';
import { at, bold, code, joined, numbered, person, section } from '../parts/rich-text.ts';
import { fateIn } from '../review/fate.ts';
import { openReview } from '../run/happening.ts';

const shownActions = 10;
const shownPeople = 10;

/** `whole`: in the workflow's own channel. Elsewhere the case stays out, and an action is named by its tool. */
export type Place = 'whole' | 'elsewhere';

export type Evidence = { paragraphs: Paragraph[]; lines: Part[][] };

/** What the agent asked for, each with what became of it: nobody may take a stopped refund for a made one. */
export function proposed(run: RunView, place: Place): Evidence {
  const actions = lastBody(run)?.actions ?? [];
  if (actions.length === 0) return nothingYet(run);
  const neverApproved = run.executions.length === 0;
  const title = neverApproved
    ? 'It asked for this. NONE of it was carried out:'
    : 'What became of the approved actions:';
  const fate = neverApproved ? (): Part[] => [bold('NOT carried out')] : fateIn(run);
  const lines = actions
    .slice(0, shownActions)
    .map((action) =>
      place === 'whole'
        ? [...fate(action), ` – ${clip(oneLine(action.says), 300)}`, ...outside(action.outOfScope)]
        : [...briefly(fate(action)), ' – ', code(clip(action.tool, 80))],
    );
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

/** A run that stands still with nothing to do on its proposal, or none; where its texts were erased, nobody can say. */
function nothingYet(run: RunView): Evidence {
  const isErased = run.proposals.length > 0 && !lastBody(run);
  if (run.status !== 'blocked' || run.executions.length || isErased) return { paragraphs: [], lines: [] };
  const line: Part[] = [bold('It stopped '), 'before it proposed anything to do. Nothing was carried out.'];
  return { paragraphs: [section(...line)], lines: [line] };
}

/** The sentence of the rule that stopped it. */
export function ruleOf(run: RunView): Part[] {
  const routing = run.proposals.at(-1)?.routing;
  return routing?.route.to === 'block' ? [' ', bold(clip(oneLine(routing.sentence), 300))] : [];
}

/** A run that nobody sees goes on all the same, and a decision can be given elsewhere. */
export function meanwhile(run: RunView): Part[][] {
  const review = openReview(run);
  if (!review) return [];
  return [
    [
      bold('It still waits for a decision: '),
      ...joined(
        review.reviewers.slice(0, shownPeople).map(({ person: id }) => [person(id)]),
        ', ',
      ),
      ` of ${clip(review.team.id, 60)} may decide, due `,
      at(review.dueAt),
      '. The App Home and ',
      code('/leenops queue'),
      ' show it to them.',
    ],
  ];
}

/** What became of it, without the note that its system gave. */
function briefly(fate: Part[]): Part[] {
  return fate.slice(0, 1);
}

function lastBody(run: RunView): ProposalView['body'] | undefined {
  return run.proposals.at(-1)?.body;
}

function outside(names: readonly string[]): Part[] {
  return names.length ? [`. Not part of this case: ${clip(names.join(', ').replaceAll('_', ' '), 120)}`] : [];
}
