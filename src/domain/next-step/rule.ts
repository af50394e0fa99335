import type { Situation } from './situation.ts';

/** The numbers for which a rule holds. */
export type Evidence = Readonly<Record<string, string | number>>;

/** What a manager reads: what is the case, what to do about it, and the command to begin with. */
export type Said = { finding: string; advice: string; command: string | null };

export type NextStep = Said & { rule: string; evidence: Evidence };

/** `holds` answers the numbers for which it does. */
export type Rule<E extends Evidence> = {
  name: string;
  holds(situation: Situation): E | undefined;
  says(evidence: E): Said;
};

/** A rule as the list has it, whatever its numbers are. */
export type Speaker = { name: string; speaks(situation: Situation): NextStep | undefined };

export function rule<E extends Evidence>({ name, holds, says }: Rule<E>): Speaker {
  return {
    name,
    speaks(situation) {
      const evidence = holds(situation);
      return evidence && { rule: name, evidence, ...says(evidence) };
    },
  };
}
