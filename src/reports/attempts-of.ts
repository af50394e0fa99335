import type { EventRow } from '../db/events.ts';
import type { EventType } from '../domain/event.ts';

const versions: readonly EventType[] = ['proposal.submitted', 'proposal.edited', 'proposal.moved'];

/** In which attempt of the agent each proposal was made, by its id; a later version belongs to the attempt before it. */
export function attemptsOf(events: readonly EventRow[]): Map<string, number> {
  const found = new Map<string, number>();
  let attempt = 1;
  for (const { type, data } of events) {
    if (type === 'run.started' || type === 'run.restarted') attempt = Number(data['attempt']);
    const { proposal } = data;
    if (versions.includes(type) && typeof proposal === 'string') found.set(proposal, attempt);
  }
  return found;
}
