import type { Compared, Verdict } from './compare.ts';
import type { Likeness } from './observe.ts';

/** One line of a comparison as people read it; kept with the run's texts. */
export type ComparedWords = {
  tool: string;
  verdict: Verdict;
  proposed: string | null;
  done: string | null;
  /** When people did it. */
  at: string | null;
};

export function wordsOf(
  compared: readonly Compared[],
  compares: Readonly<Record<string, Likeness>>,
): ComparedWords[] {
  return compared.map(({ tool, verdict, proposed, done, at }) => {
    const says = (args: typeof proposed) => (args ? (compares[tool]?.says(args) ?? tool) : null);
    return { tool, verdict, proposed: says(proposed), done: says(done), at: at?.toISOString() ?? null };
  });
}
