import type { Actor } from '../../../domain/event.ts';
import type { RunView } from '../../../domain/run-view.ts';
import { triggerWords } from '../../wording/statuses.ts';
import type { Part } from './rich-text.ts';
import { person } from './rich-text.ts';

export function actor({ kind, id }: Actor): Part {
  switch (kind) {
    case 'person':
      return person(id);
    case 'agent':
      return 'the agent';
    case 'rule':
      return `the rule ${id}`;
    case 'clock':
      return 'the clock';
    case 'system':
      return 'LeenOps';
  }
}

/** `Asked by @Ada`, `Started by schedule`. */
export function asker({ requesterId, trigger }: Pick<RunView, 'requesterId' | 'trigger'>): Part[] {
  return requesterId ? ['Asked by ', person(requesterId)] : [`Started ${triggerWords[trigger]}`];
}
