import type { ModalView } from '@slack/types';
import type { CaseSection } from '../../domain/case-section.ts';
import type { ReviewView, RunView } from '../../domain/run-view.ts';
import type { RecordLink } from '../../domain/tool.ts';
import { modelName } from '../cards/parts/model-name.ts';
import { paged } from '../cards/parts/pages.ts';
import type { Paragraph, Part } from '../cards/parts/rich-text.ts';
import { bold, bullets, code, link, section } from '../cards/parts/rich-text.ts';
import { fateIn } from '../cards/review/fate.ts';
import { comparisonList } from '../cards/review/comparison.ts';
import { evidenceList, policyClause } from '../cards/review/grounds.ts';
import { confidenceInWords } from '../cards/review/headline.ts';
import { editTrail, escalationContext } from '../cards/review/how-it-came-here.ts';
import { unlimited } from '../cards/review/room.ts';
import { matchedRule } from '../cards/review/rules.ts';
import { verdict } from '../cards/review/verdict.ts';
import { whatWillHappen } from '../cards/review/what-will-happen.ts';
import { callbackIds } from '../ids.ts';
import { modal } from './modal.ts';

const longestLabel = 300;

/** Everything a card may have had to leave out, in full. */
export function wholeCaseModal(run: RunView, review: ReviewView): ModalView {
  return modal({
    callbackId: callbackIds.wholeCase,
    title: 'Whole case',
    about: review.id,
    blocks: [
      about(run, review),
      proposed(run, review),
      caseSections(review),
      grounds(review),
      identity(run, review),
    ].flatMap(paged),
  });
}

function about(run: RunView, review: ReviewView): Paragraph[] {
  return [
    section(bold(run.workflow.title), ' · ', linked(run.subject.label, run.subject.record)),
    ...(review.resolution ? verdict(run, review, unlimited) : []),
    ...escalationContext(run, review, unlimited),
    ...editTrail(review, unlimited),
  ];
}

function proposed(run: RunView, { proposal: { body }, resolution }: ReviewView): Paragraph[] {
  if (!body) return [section(bold('The texts of this proposal were erased.'))];
  const fate = resolution === 'approved' ? fateIn(run) : undefined;
  return [
    ...whatWillHappen('Proposed actions', body.actions, unlimited, fate),
    section(bold('Why: '), body.summary),
    ...(body.question ? [section(bold('It asks: '), body.question)] : []),
    section(bold('Filed under: '), body.category ?? 'nothing', `, ${confidenceInWords(body.confidence)}`),
  ];
}

function caseSections({ proposal: { sections } }: ReviewView): Paragraph[] {
  return sections.flatMap(caseSection);
}

function grounds({ proposal: { body, routing } }: ReviewView): Paragraph[] {
  return [
    ...(body ? [...policyClause(body.policy, unlimited), ...evidenceList(body.evidence, unlimited)] : []),
    matchedRule(routing, unlimited),
  ];
}

function caseSection({ title, rows, note, comparison }: CaseSection): Paragraph[] {
  return [
    section(bold(title)),
    bullets(rows.map(({ label, value, record }) => [bold(`${label}: `), linked(value || '–', record)])),
    ...(comparison ? comparisonList(comparison) : []),
    ...(note ? [section(note)] : []),
  ];
}

/** A text longer than a label is shown, not linked: a link cannot be parted over two pages. */
function linked(value: string, record: RecordLink | null | undefined): Part {
  return value.length > longestLabel ? value : link(value, record?.url ?? null);
}

function identity(run: RunView, { id, proposal }: ReviewView): Paragraph[] {
  return [
    section(
      bold('Run '),
      code(run.id),
      ', review ',
      code(id),
      `, proposal version ${proposal.version}, digest `,
      code(proposal.digest),
      `, written by ${modelName(run.model)}`,
    ),
  ];
}
