import type { KnownBlock, ModalView } from '@slack/types';
import type { CaseSection } from '../../domain/case-section.ts';
import type { ReviewView, RunView } from '../../domain/run-view.ts';
import type { RecordLink } from '../../domain/tool.ts';
import { modelName } from '../cards/parts/model-name.ts';
import { paged } from '../cards/parts/pages.ts';
import type { Paragraph, Part } from '../cards/parts/rich-text.ts';
import { bold, bullets, code, link, section } from '../cards/parts/rich-text.ts';
import { buttons } from '../cards/review/buttons.ts';
import { wholeTimetable } from '../cards/review/clock.ts';
import { fateIn } from '../cards/review/fate.ts';
import { comparisonList } from '../cards/review/comparison.ts';
import { earlierTries } from '../cards/review/earlier-tries.ts';
import { evidenceList, policyClause } from '../cards/review/grounds.ts';
import { confidenceInWords } from '../cards/review/headline.ts';
import { editTrail, escalationContext } from '../cards/review/how-it-came-here.ts';
import { isAskedAgain } from '../cards/review/asked-again.ts';
import { checkedBefore, whatMoved } from '../cards/review/moved.ts';
import { recalled } from '../cards/review/recalled.ts';
import { unlimited } from '../cards/review/room.ts';
import { matchedRule } from '../cards/review/rules.ts';
import { verdict } from '../cards/review/verdict.ts';
import { whatWillHappen } from '../cards/review/what-will-happen.ts';
import { callbackIds } from '../ids.ts';
import { modal } from './modal.ts';

const longestLabel = 300;

/** Everything a card may have had to leave out, in full; `withButtons`: to decide where there is no card to press. */
export function wholeCaseModal(
  run: RunView,
  review: ReviewView,
  { withButtons = false }: { withButtons?: boolean } = {},
): ModalView {
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
    ]
      .flatMap<KnownBlock>(paged)
      .concat(withButtons && !review.resolution ? [buttons(review)] : []),
  });
}

function about(run: RunView, review: ReviewView): Paragraph[] {
  return [
    section(bold(run.workflow.title), ' · ', linked(run.subject.label, run.subject.record)),
    ...(review.resolution ? verdict(run, review, unlimited) : wholeTimetable(review)),
    ...whatMoved(run, review, unlimited),
    ...earlierTries(run, review, unlimited),
    ...recalled(review, unlimited),
    ...escalationContext(run, review, unlimited),
    ...editTrail(review, unlimited),
  ];
}

function proposed(run: RunView, review: ReviewView): Paragraph[] {
  const { body } = review.proposal;
  if (!body) return [section(bold('The texts of this proposal were erased.'))];
  const fate = review.resolution === 'approved' && !isAskedAgain(review) ? fateIn(run) : undefined;
  return [
    ...whatWillHappen('Proposed actions', body.actions, unlimited, fate ? { fate } : {}),
    ...restsOn(review),
    section(bold('Why: '), body.summary),
    ...(body.question ? [section(bold('It asks: '), body.question)] : []),
    section(bold('Filed under: '), body.category ?? 'nothing', `, ${confidenceInWords(body.confidence)}`),
  ];
}

function restsOn(review: ReviewView): Paragraph[] {
  const values = checkedBefore(review);
  return values.length ? [section(bold('Checked before it is carried out:')), bullets(values)] : [];
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
