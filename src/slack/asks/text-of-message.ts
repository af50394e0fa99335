import { z } from 'zod';
import { plainText } from './plain-text.ts';

const text = z.string().optional().catch(undefined);
const attachment = z.object({ pretext: text, title: text, title_link: text, text, fallback: text });

/** A message as Slack's API and its payloads carry it; what else is in it does not matter here. */
export const slackMessage = z.object({
  ts: z.string(),
  thread_ts: text,
  text,
  edited: z.object({ ts: z.string() }).optional().catch(undefined),
  subtype: text,
  attachments: z.array(attachment).optional().catch(undefined),
  blocks: z.array(z.unknown()).optional().catch(undefined),
});
export type SlackMessage = z.infer<typeof slackMessage>;

/** What names a case stands near the beginning; a pasted log is not read to its end. */
const mostRead = 8_000;

/**
 * What the message says, as plain text with single spaces and line ends. Apps often say it in attachments or blocks, where its
 * text is empty.
 */
export function textOfMessage(message: SlackMessage): string {
  const attached = (message.attachments ?? []).flatMap(
    ({ pretext, title, title_link, text: body, fallback }) =>
      [pretext, title, title_link, body ?? fallback].flatMap((part) => part ?? []),
  );
  const said = [message.text ?? '', ...attached].filter(Boolean);
  const parts = said.length ? said : textsIn(message.blocks ?? []);
  const whole = parts.map(plainText).join('\n').slice(0, mostRead);
  return whole.replaceAll(/\s+/g, (gap) => (gap.includes('\n') ? '\n' : ' ')).trim();
}

/** The texts and addresses in blocks, in their order. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]) => {
    const isText = (field === 'text' || field === 'url') && typeof inner === 'string';
    return isText ? [inner] : textsIn(inner);
  });
}
