import type { EventRow } from '../db/events.ts';
import type { EventType } from '../domain/event.ts';
import type { RunView } from '../domain/run-view.ts';

/** Events that no table of nouns shows: they happened beside the run's main line. */
const besideTheLine: readonly EventType[] = [
  'refused',
  'run.joined',
  'run.restarted',
  'run.rescued',
  'run.remedied',
  'run.observed',
  'action.looked_up',
  'action.settled',
  'action.reversed',
  'incident.recurred',
  'incident.acknowledged',
  'incident.resolved',
  'run.cancelled',
  'review.claimed',
  'review.handed_on',
  'run.remedied',
  'action.settled',
  'incident.recurred',
  'incident.acknowledged',
  'incident.handed_over',
  'incident.resolved',
  'texts.erased',
];

export function remarksIn(events: readonly EventRow[]): RunView['remarks'] {
  return events
    .filter(({ type }) => besideTheLine.includes(type))
    .map(({ type, actorKind, actorId, at, data }) => ({
      type,
      actor: { kind: actorKind, id: actorId },
      at,
      data,
    }));
}
