import { z } from 'zod';
import { limits } from './block-kit/limits.ts';

const place = z.object({ channelId: z.string(), ts: z.string(), threadTs: z.string().nullable() });
const texts = z.record(z.string(), z.string());

/** What the form that starts a workflow remembers of how it was opened. People can read it, and it proves nothing. */
const about = z.object({
  trigger: z.enum(['command', 'shortcut']),
  /** The channel it was asked in, if any. */
  askedIn: z.string().nullable(),
  /** The message it was asked with, its beginning, and what each workflow found in it. */
  message: place.nullable().default(null),
  quote: z.string().default(''),
  found: z.record(z.string(), texts).default({}),
});
export type IntakeAbout = z.infer<typeof about>;

export const askedBy = (
  asked: Pick<IntakeAbout, 'trigger' | 'askedIn'> & Partial<IntakeAbout>,
): IntakeAbout => ({
  message: null,
  quote: '',
  found: {},
  ...asked,
});

/** A message whose findings do not fit is still named, so that the run leads to it. */
export function spellAbout(asked: IntakeAbout): string {
  const spelled = [asked, { ...asked, quote: '' }, { ...asked, quote: '', found: {} }].map((each) =>
    JSON.stringify(each),
  );
  return spelled.find(({ length }) => length <= limits.view.privateMetadata) ?? '';
}

/** A form that an older version opened names the channel alone. */
export function parseAbout(text: string): IntakeAbout {
  if (!text.startsWith('{')) return askedBy({ trigger: 'command', askedIn: text || null });
  return about.parse(JSON.parse(text));
}
