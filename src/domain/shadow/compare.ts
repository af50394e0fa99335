import { digestOf } from '../../lib/hash.ts';
import type { Json, JsonObject } from '../../lib/json.ts';
import type { Deed, Likeness } from './observe.ts';

/** `differs`: people did it otherwise. `only_agent`: nobody did it. `only_people`: nobody proposed it. */
export const verdicts = ['same', 'differs', 'only_agent', 'only_people'] as const;
export type Verdict = (typeof verdicts)[number];

type Proposed = { id: string; tool: string; args: JsonObject };

/** One thing that was proposed, done, or both. */
export type Compared = {
  tool: string;
  verdict: Verdict;
  /** The arguments that do not agree. */
  differs: string[];
  /** The actions that propose it. */
  actions: string[];
  proposed: JsonObject | null;
  done: JsonObject | null;
  /** When people did it, the last of it. */
  at: Date | null;
};

/** Holds what was proposed against what people did, thing by thing: in the order of the proposal, then what only people did. */
export function compare(
  actions: readonly Proposed[],
  deeds: readonly Deed[],
  compares: Readonly<Record<string, Likeness>>,
): Compared[] {
  const isCompared = ({ tool }: { tool: string }) => Object.hasOwn(compares, tool);
  const byThing = (each: { tool: string; args: JsonObject }) => thingOf(each, compares);
  const proposed = Map.groupBy(actions.filter(isCompared), byThing);
  const done = Map.groupBy(
    deeds.filter((deed) => deed.by === 'person' && isCompared(deed)),
    byThing,
  );
  return [...new Set([...proposed.keys(), ...done.keys()])].flatMap((thing) => {
    const ours = proposed.get(thing) ?? [];
    const theirs = (done.get(thing) ?? []).toSorted((a, b) => a.at.getTime() - b.at.getTime());
    const [first] = [...ours, ...theirs];
    const likeness = first && compares[first.tool];
    return likeness ? [comparedOf(first.tool, likeness, ours, theirs)] : [];
  });
}

function comparedOf(
  tool: string,
  likeness: Likeness,
  ours: readonly Proposed[],
  theirs: readonly Deed[],
): Compared {
  const proposed = together(ours, likeness);
  const done = together(theirs, likeness);
  const differs = proposed && done ? likeness.agree.filter((name) => !agree(proposed[name], done[name])) : [];
  return {
    tool,
    verdict: verdictOf(proposed, done, differs),
    differs,
    actions: ours.map(({ id }) => id),
    proposed,
    done,
    at: theirs.at(-1)?.at ?? null,
  };
}

function verdictOf(
  proposed: JsonObject | null,
  done: JsonObject | null,
  differs: readonly string[],
): Verdict {
  if (!done) return 'only_agent';
  if (!proposed) return 'only_people';
  return differs.length ? 'differs' : 'same';
}

/** Several about one thing are one: lists are put together, what adds up is added, of the rest the last counts. */
function together(several: readonly { args: JsonObject }[], { adds }: Likeness): JsonObject | null {
  const [first, ...others] = several.map(({ args }) => args);
  if (!first) return null;
  return others.reduce<JsonObject>((whole, args) => {
    const joined = Object.entries(args).map(([name, value]): [string, Json] => [
      name,
      joinedValue(whole[name], value, name === adds),
    ]);
    return { ...whole, ...Object.fromEntries(joined) };
  }, first);
}

function joinedValue(before: Json | undefined, value: Json, adds: boolean): Json {
  if (Array.isArray(before) && Array.isArray(value)) return [...before, ...value];
  if (adds && typeof before === 'number' && typeof value === 'number') return before + value;
  return value;
}

/** What one side does not tell is no disagreement. */
function agree(one: Json | undefined, other: Json | undefined): boolean {
  if (one === undefined || other === undefined) return true;
  return digestOf(plain(one)) === digestOf(plain(other));
}

/** Systems write names as they please: `Bug` is `bug`. */
function plain(value: Json): Json {
  if (Array.isArray(value)) return [...new Set(value.map((each) => JSON.stringify(plain(each))))].toSorted();
  return typeof value === 'string' ? value.trim().toLowerCase() : value;
}

function thingOf(
  { tool, args }: { tool: string; args: JsonObject },
  compares: Readonly<Record<string, Likeness>>,
): string {
  const about = compares[tool]?.about ?? [];
  return digestOf({ tool, about: about.map((name) => plain(args[name] ?? null)) });
}
