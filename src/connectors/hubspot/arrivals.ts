import { z } from 'zod';
import type { Arrival, Delivery } from '../../domain/starts.ts';

/** What says where a lead belongs. LeenOps writes none of these, so that what it does never starts it again. */
const telling = ['email', 'website', 'associatedcompanyid'];

const event = z.object({
  subscriptionType: z.string(),
  objectId: z.int().positive(),
  occurredAt: z.int().nonnegative(),
  eventId: z.int(),
  appId: z.int().optional(),
  propertyName: z.string().nullish(),
  changeSource: z.string().nullish(),
  sourceId: z.string().nullish(),
});
type HubspotEvent = z.infer<typeof event>;

const delivery = z.object({ events: z.array(z.unknown()) });

/**
 * The contacts that a delivery of HubSpot says are new, or belong elsewhere now; each once. HubSpot sends a list, which
 * stands under `events`. A contact is created once, whatever ids its events bear; a change is known by when it happened.
 */
export function contactArrivals({ payload }: Delivery): Arrival[] {
  const listed = delivery.safeParse(payload).data?.events ?? [];
  const events = listed.flatMap((each) => event.safeParse(each).data ?? []).filter(concerns);
  const byContact = Map.groupBy(events, ({ objectId }) => objectId);
  return [...byContact].map(([contact, of]) => ({
    intake: { contact: String(contact) },
    change: of.some(isCreation) ? 'created' : changeOf(of),
  }));
}

function concerns(each: HubspotEvent): boolean {
  if (isCreation(each)) return true;
  const isTelling = telling.includes(each.propertyName ?? '');
  return each.subscriptionType === 'contact.propertyChange' && isTelling && !isOurs(each);
}

function isCreation({ subscriptionType }: HubspotEvent): boolean {
  return subscriptionType === 'contact.creation';
}

/** An app that listens is told of its own changes, too. One that does not say whose it was is taken for ours. */
function isOurs({ changeSource, sourceId, appId }: HubspotEvent): boolean {
  return changeSource === 'INTEGRATION' && (!sourceId || sourceId === String(appId));
}

function changeOf(events: readonly HubspotEvent[]): string {
  const newest = events.toSorted((a, b) => b.occurredAt - a.occurredAt || b.eventId - a.eventId)[0];
  return `${newest?.occurredAt}/${newest?.eventId}`;
}
