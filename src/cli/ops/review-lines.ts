import type { ShownReview } from './answers.ts';
import { moment } from './table.ts';

/** The whole case in lines, with what will happen and its exact arguments first. */
export function caseLines(review: ShownReview): string[] {
  const { proposal } = review;
  return [
    `${review.id}: ${review.workflow.title}, ${review.subject.label}${review.subject.url ? ` (${review.subject.url})` : ''}`,
    standing(review),
    '',
    ...whatWillHappen(review),
    '',
    ...(proposal.summary ? [proposal.summary] : []),
    ...(proposal.question ? [`It asks: ${proposal.question}`] : []),
    `Rule: ${proposal.rule.sentence}${proposal.confidence === null ? '' : ` Confidence ${Math.round(proposal.confidence * 100)} %.`}`,
    ...grounds(review),
    ...proposal.case.flatMap(({ title, rows, note }) => [
      `${title}:`,
      ...rows.map(({ label, value }) => `  ${label}: ${value}`),
      ...(note ? [`  ${note}`] : []),
    ]),
    ...codes('Reasons to reject', review.reject_reasons),
    ...codes('Categories to escalate', review.escalation_categories),
    `Digest: ${proposal.digest}`,
  ];
}

/** What an approval carries out: each action in words, and under it its exact arguments. */
export function whatWillHappen({ proposal }: ShownReview): string[] {
  const { actions, changes, version } = proposal;
  if (actions === null) return ['Its texts were erased.'];
  if (actions.length === 0) return ['Nothing is proposed.'];
  return [
    `What will happen (version ${version}):`,
    ...actions.flatMap(({ says, tool, args, out_of_scope: foreign }, index) => [
      `${index + 1}. ${says}`,
      ...Object.entries(args).map(([name, value]) => `     ${tool} ${name}: ${inLines(value)}`),
      ...(foreign.length ? [`     NOT OF THIS CASE: ${foreign.join(', ')}`] : []),
    ]),
    ...changes.map(({ field, from, to }) => `   edited: ${field} ${from} → ${to}`),
  ];
}

function standing(review: ShownReview): string {
  if (review.resolution) return `Over: ${review.resolution}.`;
  const people = review.may_decide.map(({ person, on_behalf_of: away }) =>
    away ? `${person} for ${away}` : person,
  );
  return `Level ${review.level} of ${review.levels}, ${review.team}. ${review.approvals} of ${review.quorum} approved, due ${moment(review.due_at)}. May decide: ${people.join(', ') || 'nobody'}.`;
}

function grounds({ proposal, escalated }: ShownReview): string[] {
  const { policy, evidence } = proposal;
  const mark = (verified: boolean) => (verified ? '' : ' (NOT VERIFIED)');
  return [
    ...(escalated ? [`Escalated: ${escalated.category}${escalated.note ? ` “${escalated.note}”` : ''}`] : []),
    ...(policy ? [`Policy ${policy.page} ${policy.clause}: “${policy.quote}”${mark(policy.verified)}`] : []),
    ...(evidence ?? []).map(({ tool, quote, verified }) => `Evidence, ${tool}: “${quote}”${mark(verified)}`),
  ];
}

function codes(title: string, choices: readonly { code: string; label: string }[]): string[] {
  return [`${title}: ${choices.map(({ code, label }) => `${code} (${label})`).join(', ')}`];
}

/** A text of several lines keeps them, further in. */
function inLines(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.replaceAll(/\r?\n/g, '\n       ');
}
