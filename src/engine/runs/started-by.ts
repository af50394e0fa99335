import { person } from '../../domain/event.ts';
import type { Actor } from '../../domain/event.ts';
import type { StartRun } from './start-run.ts';

/** Whom the record names: the person who asked, or what started it without anybody. */
export function startedBy({ requesterId, trigger }: Pick<StartRun, 'requesterId' | 'trigger'>): Actor {
  return requesterId ? person(requesterId) : { kind: 'system', id: trigger };
}
