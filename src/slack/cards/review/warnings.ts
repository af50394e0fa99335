import type { ReviewView } from '../../../domain/run-view.ts';
import type { Paragraph, Part } from '../parts/rich-text.ts';
import { bold, joined, section } from '../parts/rich-text.ts';

/** What a hurried reviewer must not miss, before anything else is read. */
export function warnings({ proposal: { body } }: ReviewView): Paragraph[] {
  if (!body) return [];
  const unverified = body.evidence.filter(({ verified }) => !verified).length;
  const outside = body.actions.filter(({ outOfScope }) => outOfScope.length > 0).length;
  const found: Part[][] = [
    ...(outside
      ? [[bold(`${outside} of ${body.actions.length} actions name something outside this case`)]]
      : []),
    ...(body.confidence < 0.6 ? [['the agent is not sure']] : []),
    ...(body.policy ? [] : [['no policy clause covers it']]),
    ...(body.policy && !body.policy.verified ? [['the policy quote is not verified']] : []),
    ...(body.evidence.length === 0 ? [['there is no evidence']] : []),
    ...(unverified ? [[`${unverified} of ${body.evidence.length} pieces of evidence are not verified`]] : []),
  ];
  return found.length ? [section(bold('Look closely: '), ...joined(found, '; '), '.')] : [];
}
