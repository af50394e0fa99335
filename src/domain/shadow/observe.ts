import type { Json, JsonObject } from '../../lib/json.ts';
import type { Money } from '../../lib/money.ts';

/** Only what people did is compared. `us`: our own account or mark. `program`: another program, where the system says so. */
export const doers = ['person', 'us', 'program'] as const;
export type Doer = (typeof doers)[number];

/** What was done in a business system about the subject of a run, as arguments of the tool that would do the same. */
export type Deed = { tool: string; args: JsonObject; at: Date; by: Doer };

/** How an action of one tool is held against what people did. */
export type Likeness = {
  /** The arguments that name the thing: two refunds of one charge are about the same. */
  about: readonly string[];
  /** Those that must agree. Lists agree as sets; one that the system does not tell is not compared. */
  agree: readonly string[];
  /** A number that adds up over several deeds about the same thing: two refunds together. */
  adds?: string;
  /** What it was worth, for the bands of amounts. */
  worth?(args: JsonObject): Money | undefined;
  /** In few words, from as much of the arguments as there is: `refund €84.00`. */
  says(args: JsonObject): string;
};

export type ObserveCall = {
  /** Nothing older is asked for: the agent saw it. */
  since: Date;
  signal: AbortSignal;
};

/** The texts in an argument, each once, for a sentence: `late, damaged`. */
export function namesIn(value: Json | undefined): string {
  const texts = [value].flat().filter((each) => typeof each === 'string');
  return [...new Set(texts)].join(', ');
}

/** How a workflow in shadow finds out what people did about the same, from a run's end on. */
export type Observe<Material> = {
  /** When it looks, in milliseconds from the run's end. At the last look what was not seen counts as not done. */
  looks: readonly [number, ...number[]];
  /** By tool. What is not named here is not compared. */
  compares: Readonly<Record<string, Likeness>>;
  /** Between which amounts agreement is counted apart: limits in the smallest unit, ascending. */
  bands?: readonly number[];
  /** What was done since, by whomever. Throws ToolFailure as reads do. */
  deeds(material: Material, call: ObserveCall): Promise<readonly Deed[]>;
};

/** What is compared of a workflow: a connector may know more tools than the workflow writes with. */
export function comparesOf({
  observe,
  writes,
}: {
  observe?: { compares: Readonly<Record<string, Likeness>> };
  writes: readonly { name: string }[];
}): Readonly<Record<string, Likeness>> {
  const all = Object.entries(observe?.compares ?? {});
  return Object.fromEntries(all.filter(([tool]) => writes.some(({ name }) => name === tool)));
}

/** `waiting`: it looks again. `observed`: compared for good. `unobserved`: it could not be read what people did. */
export const observationStates = ['waiting', 'observed', 'unobserved'] as const;
export type ObservationState = (typeof observationStates)[number];

/** When the look after so many others is due; undefined after the last one. */
export function lookAfter(looks: readonly number[], done: number, end: Date): Date | undefined {
  const span = looks[done];
  return span === undefined ? undefined : new Date(end.getTime() + span);
}
