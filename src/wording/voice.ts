import { oneLine } from '../lib/readable.ts';

/** How a surface says the things that stand in a sentence. The sentences are the same everywhere. */
export type Voice = {
  /** What somebody wrote, or a name of ours: literal, whatever it holds. */
  quoted(text: string): string;
  /** An id, or what one could type. */
  code(text: string): string;
  person(id: string): string;
  moment(at: Date): string;
};

/** For programs and terminals: ids as they are, times in UTC. */
export const plainVoice: Voice = {
  quoted: oneLine,
  code: (text) => `“${oneLine(text)}”`,
  person: oneLine,
  moment: (at) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
};
