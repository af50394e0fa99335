import type { Hook } from '../../hooks/hook-sender.ts';
import { leenopsAppId } from './answer-hubspot.ts';
import type { HubspotObject, HubspotState } from './hubspot-state.ts';

/** Tells which contacts are new and which of their properties changed since it was last asked, as HubSpot's webhooks do. */
export function contactEvents(state: HubspotState): () => Hook[] {
  const told = new Map(state.contacts.map((contact) => [contact.id, countsOf(contact)]));
  let eventId = 0;
  return () => {
    const events = state.contacts.flatMap((contact) => {
      const before = told.get(contact.id);
      told.set(contact.id, countsOf(contact));
      return [...(before ? [] : [creationOf(contact)]), ...changesOf(contact, before)];
    });
    if (events.length === 0) return [];
    const numbered = events.map((event) => ({ eventId: ++eventId, ...ofTheApp, ...event }));
    const again = (attemptNumber: number) => numbered.map((event) => ({ ...event, attemptNumber }));
    return [{ vendor: 'hubspot', body: again(0), again }];
  };
}

const ofTheApp = { subscriptionId: 1, portalId: 1, appId: Number(leenopsAppId) };

/** How many values each property has had. */
function countsOf({ history }: HubspotObject): Map<string, number> {
  return new Map(Object.entries(history).map(([property, values]) => [property, values.length]));
}

function creationOf({ id, createdAt }: HubspotObject) {
  return {
    subscriptionType: 'contact.creation',
    objectId: Number(id),
    occurredAt: Date.parse(createdAt),
    changeFlag: 'CREATED',
    changeSource: 'FORM',
  };
}

function changesOf({ id, history }: HubspotObject, before: ReadonlyMap<string, number> | undefined) {
  return Object.entries(history).flatMap(([propertyName, values]) =>
    values
      .slice(0, values.length - (before?.get(propertyName) ?? 0))
      .toReversed()
      .map(({ value, at, sourceType, sourceId }) => ({
        subscriptionType: 'contact.propertyChange',
        objectId: Number(id),
        propertyName,
        propertyValue: value,
        occurredAt: Date.parse(at),
        changeSource: sourceType,
        sourceId,
      })),
  );
}
