import { outgoingIn, writtenTexts } from '../../../domain/outgoing.ts';
import type { ReviewView } from '../../../domain/run-view.ts';
import { clip } from '../../text.ts';
import type { Paragraph, Part } from '../parts/rich-text.ts';
import { bold, joined, section } from '../parts/rich-text.ts';

/** What a hurried reviewer must not miss, before anything else is read. */
export function warnings({ proposal: { body, routing } }: ReviewView): Paragraph[] {
  if (!body) return [];
  const unverified = body.evidence.filter(({ verified }) => !verified).length;
  const outside = body.actions.filter(({ outOfScope }) => outOfScope.length > 0).length;
  const texts = body.actions.flatMap(({ args }) => writtenTexts(args, {}));
  const { hosts, calls } = outgoingIn(texts);
  const matched = [routing.rule, ...routing.alsoMatched];
  const found: Part[][] = [
    ...(outside
      ? [[bold(`${outside} of ${body.actions.length} actions name something outside this case`)]]
      : []),
    ...(hosts.length ? [[bold(`it leads to ${clip(hosts.join(', '), 200)}`)]] : []),
    ...(calls.length ? [[bold('it calls on people by name or on a whole channel')]] : []),
    ...(matched.includes('amount-not-read') ? [['an amount stands in nothing that was read']] : []),
    ...(body.confidence < 0.6 ? [['the agent is not sure']] : []),
    ...(body.policy ? [] : [['no policy clause covers it']]),
    ...(body.policy && !body.policy.verified ? [['the policy quote is not verified']] : []),
    ...(body.evidence.length === 0 ? [['there is no evidence']] : []),
    ...(unverified ? [[`${unverified} of ${body.evidence.length} pieces of evidence are not verified`]] : []),
  ];
  return found.length ? [section(bold('Look closely: '), ...joined(found, '; '), '.')] : [];
}
