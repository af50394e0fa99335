import { rawFrom } from './form/values-from.ts';
import { fieldsOf } from './form/fields-of.ts';
import { findPhrase, wordsIn } from './says.ts';
import type { Word } from './says.ts';
import type { Workflow } from './workflow.ts';

/** Raw intake by argument, as somebody would type it. */
export type Texts = Readonly<Record<string, string>>;

/** A workflow and what it would be started for, whole or in part. */
export type Meant = { workflow: Workflow; texts: Texts };

/**
 * What somebody's words ask for. `start`: one of these, each ready to start; `unfinished`: the workflow is plain and what it is
 * for is not; `waiting`: what waits for them.
 */
export type Understood =
  | { kind: 'start'; choices: Meant[] }
  | { kind: 'unfinished'; meant: Meant }
  | { kind: 'waiting' }
  | { kind: 'nothing' };

const weights = { noun: 2, verb: 1 } as const;

/** By rules alone. The words of a workflow are its `says`, its id and its title; what they are about, it reads itself. */
export function understand(text: string, workflows: readonly Workflow[]): Understood {
  const words = wordsIn(text);
  const scored = workflows.map((workflow) => score(workflow, words));
  const best = Math.max(0, ...scored.map(({ points }) => points));
  const named = best > 0 ? scored.filter(({ points }) => points === best) : [];
  const meant = named.map(({ workflow, rest }) => ({ workflow, texts: textsIn(workflow, text, rest) }));
  const ready = named.length ? meant.flatMap(completed) : workflows.flatMap((each) => namedAlone(each, text));
  if (ready.length) return { kind: 'start', choices: ready };
  if (asksWhatWaits(words)) return { kind: 'waiting' };
  return meant[0] ? { kind: 'unfinished', meant: meant[0] } : { kind: 'nothing' };
}

/** Whether the intake stands as it is. */
export function isWhole({ workflow, texts }: Meant): boolean {
  return workflow.intake.safeParse(rawFrom(workflow.intake, texts)).success;
}

/** How plainly the words name the workflow, and the words that are left when its own and small ones are taken out. */
function score(workflow: Workflow, words: readonly Word[]) {
  const { says, id, title } = workflow;
  const own = [id, id.replaceAll('-', ' '), title].map((phrase) => findPhrase(words, phrase)).find(Boolean);
  const verb = firstOf(words, says?.verbs ?? []);
  const noun = firstOf(words, says?.nouns ?? []);
  const points =
    (own ? weights.noun + weights.verb : 0) + (verb ? weights.verb : 0) + (noun ? weights.noun : 0);
  const said = [own, verb, noun].filter((each) => each !== undefined);
  const rest = words.filter(
    ({ plain }, index) =>
      !small.has(plain) && !said.some(({ at, length }) => index >= at && index < at + length),
  );
  return { workflow, points, rest: rest.map(({ typed }) => typed) };
}

function firstOf(words: readonly Word[], phrases: readonly string[]) {
  return phrases.map((phrase) => findPhrase(words, phrase)).find(Boolean);
}

/** A number or an address in the sentence counts before the words that are left of it. */
function textsIn(workflow: Workflow, text: string, rest: string[]): Texts {
  const pointed = workflow.intakeFromMessage?.(text);
  return pointed ?? (rest.length ? workflow.intakeFromWords(rest) : {});
}

function namedAlone(workflow: Workflow, text: string): Meant[] {
  const texts = workflow.intakeFromMessage?.(text);
  return texts ? completed({ workflow, texts }) : [];
}

const mostChoices = 5;

/** The intake as it is, or with each thing that may be chosen in the one place where something is missing. */
function completed(meant: Meant): Meant[] {
  if (isWhole(meant)) return [meant];
  const { workflow, texts } = meant;
  const names = Object.keys(workflow.intake.shape);
  const open = fieldsOf(workflow.intake, names, texts, '')
    .filter(({ options, required, value }) => required && options.length > 0 && value === '')
    .map(({ id, options }) => ({ name: id.slice(1), options }));
  const [only] = open;
  if (!only || open.length > 1 || only.options.length > mostChoices) return [];
  return only.options
    .map((option): Meant => ({ workflow, texts: { ...texts, [only.name]: option } }))
    .filter(isWhole);
}

const waitingPhrases = ['waiting', 'wait', 'queue', 'to decide', 'to review', 'anything for me', 'my review'];

function asksWhatWaits(words: readonly Word[]): boolean {
  return firstOf(words, waitingPhrases) !== undefined;
}

/** Words that say nothing about which record is meant. */
const small = new Set(
  `a an the this that it its is are of for in on at to and or with about from me us my our you your we i please pls kindly
  can could would will shall do does run start again now new no nr number hi hey hello thanks thank quickly`.split(
    /\s+/,
  ),
);
