import type { Agreement, ComparedRow } from './agreement.ts';
import { agreementOf } from './agreement.ts';
import type { Verdict } from './compare.ts';
import type { ObservationState } from './observe.ts';

/** What a workflow proposed in shadow, beside what people did about the same: numbers and codes only. */
export type Held = {
  /** Runs by how far they are compared; what could not be read is neither agreement nor disagreement. */
  runs: Record<ObservationState, number>;
  agreement: Agreement[];
  verdicts: Record<Verdict, number>;
  /** Proposed with tools of which nothing can be held against people, most often first. */
  beyond: { action: string; count: number }[];
};

type Seen = {
  runs: readonly { state: ObservationState; count: number }[];
  compared: readonly ComparedRow[];
  proposed: readonly { action: string; count: number }[];
};

/** `limits`: of the bands of amounts. `isCompared`: whether anything of a tool can be held against people. */
export function heldOf(
  { runs, compared, proposed }: Seen,
  limits: readonly number[],
  isCompared: (tool: string) => boolean,
): Held {
  const inState = (wanted: ObservationState) => runs.find(({ state }) => state === wanted)?.count ?? 0;
  const times = (wanted: Verdict) => compared.filter(({ verdict }) => verdict === wanted).length;
  return {
    runs: {
      waiting: inState('waiting'),
      observed: inState('observed'),
      unobserved: inState('unobserved'),
    },
    agreement: agreementOf(compared, limits),
    verdicts: {
      same: times('same'),
      differs: times('differs'),
      only_agent: times('only_agent'),
      only_people: times('only_people'),
    },
    beyond: proposed
      .filter(({ action }) => !isCompared(action))
      .toSorted((a, b) => b.count - a.count || a.action.localeCompare(b.action)),
  };
}
