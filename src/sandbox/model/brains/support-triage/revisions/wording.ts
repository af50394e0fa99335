import { isRejectedFor } from '../feedback.ts';
import type { Revision } from '../reconsider.ts';

type Wording = (body: string) => string;

/** Other ways to say the same, one a try. */
const wordings: [Wording, Wording] = [
  (body) =>
    body
      .replace(/^Dear ([^\n]*),\n\n/, 'Hello $1,\n\nthank you for writing to us, and for your patience.\n\n')
      .replace(/Kind regards,/, 'With our apologies and best wishes,'),
  (body) =>
    body.replace(
      /\n\n(With our|Kind)/,
      '\n\nIf anything is still not right, just answer this message.\n\n$1',
    ),
];

/** The reply was not good enough: the same in other words. */
export const reworded: Revision = ({ actions, result }, said) => {
  if (!isRejectedFor(said, /\b(reply|tone|wording)\b/i)) return undefined;
  const others = actions.map(({ name, args }) => {
    const { body } = args;
    return typeof body === 'string' ? { name, args: { ...args, body: inOtherWords(body) } } : { name, args };
  });
  const isOther = others.some(({ args }, index) => args['body'] !== actions[index]?.args['body']);
  if (!isOther) return undefined;
  const summary = `The reply in other words, as the reviewer asked. The case: ${result.summary}`;
  return { actions: others, result: { ...result, summary, confidence: Math.min(result.confidence, 0.8) } };
};

/** The first wording that changes it: a second try does not say again what the first one said. */
function inOtherWords(body: string): string {
  return wordings.map((wording) => wording(body)).find((other) => other !== body) ?? body;
}
