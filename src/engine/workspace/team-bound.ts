import type { Team } from '../../db/teams.ts';
import type { Actor, AuditEvent, Surface } from '../../domain/event.ts';

/** Who bound a team to whom and which channel, and what it was before. */
export function teamBound(actor: Actor, surface: Surface, before: Team | undefined, after: Team): AuditEvent {
  const data = { team: after.id, before: before ? idsOf(before) : null, after: idsOf(after) };
  return { type: 'teams.bound', actor, surface, data };
}

function idsOf({ channelId, userGroupId, members }: Team) {
  return { channel: channelId, userGroup: userGroupId, members };
}
