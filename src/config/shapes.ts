import { z } from 'zod';
import { minute } from '../lib/time.ts';

/** Settings as people type them; a message goes on where the setting's name ends. */

export const given = (remedy: string) =>
  z
    .string({ error: `is missing. ${remedy}` })
    .trim()
    .min(1, `is empty. ${remedy}`);
export const prefixed = (prefix: string, remedy: string) =>
  given(remedy).refine((text) => text.startsWith(prefix), `does not start with ${prefix}. ${remedy}`);
export const address = (remedy: string) =>
  given(remedy).pipe(z.url({ protocol: /^https?$/, error: `is not an http(s) address. ${remedy}` }));
export const slackUser = z.string().regex(/^[UW][A-Z0-9]{2,}$/, {
  error: ({ input }) =>
    `holds ${JSON.stringify(input)}, which is no Slack user’s id. Copy ids like U0123456789 from Profile → ⋮ → Copy member ID.`,
});
export const slackChannel = z.string().regex(/^[CG][A-Z0-9]{2,}$/, {
  error: ({ input }) =>
    `holds ${JSON.stringify(input)}, which is no Slack channel’s id. Copy ids like C0123456789 from the channel’s details.`,
});
/** Minutes, ascending; as milliseconds. */
export const looks = z
  .string()
  .transform((text) =>
    text
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number),
  )
  .refine(
    (minutes) => minutes.length > 0 && minutes.every((each, index) => each > (minutes[index - 1] ?? 0)),
    'must be minutes, each more than the one before: 60,1440.',
  )
  .transform((minutes): [number, ...number[]] => {
    const [first = 0, ...others] = minutes.map((each) => Math.round(each * minute));
    return [first, ...others];
  });
export const emojis = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .pipe(
    z.array(
      z.string().regex(/^[a-z][a-z0-9-]*=:?[a-z0-9_+'-]+:?$/, {
        error: ({ input }) =>
          `holds ${JSON.stringify(input)}. It looks like issue-summarization=memo support-triage=none.`,
      }),
    ),
  )
  .transform((pairs) =>
    Object.fromEntries(
      pairs.map((pair) => {
        const [workflow = '', emoji = ''] = pair.split('=');
        return [workflow, emoji.replaceAll(':', '')];
      }),
    ),
  );
