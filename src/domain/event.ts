import type { JsonObject } from '../lib/json.ts';

export const actorKinds = ['person', 'agent', 'rule', 'clock', 'system'] as const;
export type ActorKind = (typeof actorKinds)[number];
export type Actor = { kind: ActorKind; id: string };

export const surfaces = ['command', 'message', 'view', 'home', 'queue', 'api', 'none'] as const;
export type Surface = (typeof surfaces)[number];

export const eventTypes = [
  'run.queued',
  'run.joined',
  'run.started',
  'run.restarted',
  'run.rescued',
  'run.retried',
  'run.answered',
  'run.completed',
  'run.rejected',
  'run.expired',
  'run.blocked',
  'run.cancelled',
  'run.remedied',
  'run.observed',
  'proposal.submitted',
  'proposal.edited',
  'proposal.moved',
  'policy.routed',
  'review.opened',
  'review.decided',
  'review.resolved',
  'review.escalated',
  'review.reminded',
  'review.claimed',
  'review.handed_on',
  'action.claimed',
  'action.applied',
  'action.failed',
  'action.unknown',
  'action.looked_up',
  'action.settled',
  'action.reversed',
  'incident.opened',
  'incident.recurred',
  'incident.acknowledged',
  'incident.handed_over',
  'incident.resolved',
  'refused',
  'texts.erased',
  'teams.bound',
  'person.away',
  'person.back',
  'token.issued',
  'token.revoked',
  'tool.granted',
  'tool.revoked',
  'tool.seen',
  'tool.changed',
  'tool.gone',
  'workflow.paused',
  'workflow.resumed',
  'promotion.proposed',
  'promotion.withdrawn',
  'workflow.promoted',
  'workflow.demoted',
  'schedule.changed',
  'schedule.fired',
  'schedule.skipped',
  'schedule.started',
  'schedule.failed',
  'schedule.paused',
  'schedule.resumed',
  'decisions.exported',
  'digest.posted',
  'digest.undeliverable',
  'digest.channel_chosen',
] as const;
export type EventType = (typeof eventTypes)[number];

/** An audit row before it is chained. `data` holds ids, codes, numbers and salted hashes; never a text somebody wrote. */
export type AuditEvent = { type: EventType; actor: Actor; surface?: Surface; data?: JsonObject };

export const person = (id: string): Actor => ({ kind: 'person', id });
export const theAgent = (model: string): Actor => ({ kind: 'agent', id: model });
export const byRule = (name: string): Actor => ({ kind: 'rule', id: name });
export const theClock: Actor = { kind: 'clock', id: 'clock' };
export const theSystem: Actor = { kind: 'system', id: 'leenops' };
