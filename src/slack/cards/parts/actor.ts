import type { Actor } from '../../../domain/event.ts';
import type { Holder } from '../../../domain/review.ts';
import type { DecisionView, RunView } from '../../../domain/run-view.ts';
import { actorWords } from '../../../wording/actors.ts';
import { triggerWords } from '../../../wording/statuses.ts';
import type { Part } from './rich-text.ts';
import { link, person } from './rich-text.ts';

export function actor({ kind, id }: Actor): Part {
  return kind === 'person' ? person(id) : actorWords[kind](id);
}

/** `Asked by @Ada`, `Asked by @Ada to run it again after run_…`, `Started by schedule`. */
export function asker({
  requesterId,
  trigger,
  rerunOf,
}: Pick<RunView, 'requesterId' | 'trigger' | 'rerunOf'>): Part[] {
  if (!requesterId) return [`Started ${triggerWords[trigger]}`];
  return ['Asked by ', person(requesterId), ...(rerunOf ? [` to run it again after ${rerunOf}`] : [])];
}

/** ` with this message`, where it was started from one. */
export function origin({ messageUrl }: Pick<RunView, 'messageUrl'>): Part[] {
  return messageUrl ? [' with ', link('this message', messageUrl)] : [];
}

/** `@Margaret for @Grace`, who is away. */
export function holder({ person: id, onBehalfOf }: Holder): Part[] {
  return onBehalfOf ? [person(id), ' for ', person(onBehalfOf)] : [person(id)];
}

export function decider({ decider: by, onBehalfOf }: Pick<DecisionView, 'decider' | 'onBehalfOf'>): Part[] {
  return onBehalfOf ? [actor(by), ' for ', person(onBehalfOf)] : [actor(by)];
}
