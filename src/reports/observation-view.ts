import type { RunRows } from '../db/run-rows.ts';
import type { ObservationView } from '../domain/run-view.ts';
import type { ComparedWords } from '../domain/shadow/words.ts';

/** How a shadow run compares with what people did; null where nothing looks. The words stand in the order of the rows. */
export function observationView(
  { observations: [observation], compared }: Pick<RunRows, 'observations' | 'compared'>,
  texts: ReadonlyMap<string, unknown>,
): ObservationView | null {
  if (!observation) return null;
  const { state, code, lookedAt, nextAt, wordsId } = observation;
  const kept = texts.get(wordsId ?? '') as { compared: ComparedWords[] } | undefined;
  return {
    state,
    code,
    lookedAt,
    nextAt,
    compared: compared.map(({ tool, verdict }, index) => {
      const words = kept?.compared[index];
      return {
        tool,
        verdict,
        proposed: words?.proposed ?? null,
        done: words?.done ?? null,
        at: words?.at ? new Date(words.at) : null,
      };
    }),
  };
}
