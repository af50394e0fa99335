import type { Actor, ActorKind } from '../domain/event.ts';
import type { Voice } from './voice.ts';

/** Everyone who acts and is no person. */
export const actorWords = {
  agent: () => 'the agent',
  rule: (id) => `the rule ${id}`,
  clock: () => 'the clock',
  system: () => 'LeenOps',
} as const satisfies Record<Exclude<ActorKind, 'person'>, (id: string) => string>;

export function actorIn({ kind, id }: Actor, voice: Voice): string {
  return kind === 'person' ? voice.person(id) : voice.quoted(actorWords[kind](id));
}
