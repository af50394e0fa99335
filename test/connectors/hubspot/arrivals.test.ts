import { describe, expect, test } from 'vitest';
import { contactArrivals } from '../../../src/connectors/hubspot/arrivals.ts';
import type { JsonObject } from '../../../src/lib/json.ts';

const created = {
  eventId: 100,
  subscriptionId: 1,
  portalId: 1,
  appId: 777001,
  occurredAt: 1_795_000_000_000,
  subscriptionType: 'contact.creation',
  attemptNumber: 0,
  objectId: 10211,
  changeSource: 'CRM_UI',
  sourceId: 'userId:1',
};
const changed = { ...created, subscriptionType: 'contact.propertyChange', propertyName: 'email' };
const of = (...events: JsonObject[]) => contactArrivals({ event: 'batch', payload: { events } });

describe('what HubSpot tells', () => {
  test('a contact that is new is one arrival, however often and with whatever ids it is told', () => {
    const arrival = { intake: { contact: '10211' }, change: 'created' };
    expect(of(created)).toEqual([arrival]);
    expect(of({ ...created, attemptNumber: 3 }, { ...created, eventId: 7 }, changed)).toEqual([arrival]);
  });

  test('a change of what says where a lead belongs is known by when it happened', () => {
    expect(of(changed)).toEqual([{ intake: { contact: '10211' }, change: '1795000000000/100' }]);
    const later = { ...changed, occurredAt: changed.occurredAt + 5, eventId: 101, propertyName: 'website' };
    expect(of(later, changed)).toEqual([{ intake: { contact: '10211' }, change: '1795000000005/101' }]);
  });

  test('a list about several contacts is several arrivals', () => {
    expect(of(created, { ...created, objectId: 5 }).map(({ intake }) => intake)).toEqual([
      { contact: '10211' },
      { contact: '5' },
    ]);
  });

  test.each([
    ['our own change', { ...changed, changeSource: 'INTEGRATION', sourceId: '777001' }],
    ['a change of an app that is not named', { ...changed, changeSource: 'INTEGRATION', sourceId: null }],
    ['a field that we write ourselves', { ...changed, propertyName: 'jobtitle' }],
    ['the lead status', { ...changed, propertyName: 'hs_lead_status' }],
    ['the owner', { ...changed, propertyName: 'hubspot_owner_id' }],
    ['a company', { ...created, subscriptionType: 'company.creation' }],
    ['a contact that was deleted', { ...created, subscriptionType: 'contact.deletion' }],
    ['an event without a contact', { ...created, objectId: null }],
    ['an event of another shape', { hello: 'world' }],
  ])('%s concerns nobody', (_what, event) => {
    expect(of(event)).toEqual([]);
  });

  test('the change of another app counts', () => {
    expect(of({ ...changed, changeSource: 'INTEGRATION', sourceId: '4242' })).toHaveLength(1);
  });

  test.each<JsonObject>([{}, { events: null }, { events: 'x' }, { data: [] }])('%j is nothing', (payload) => {
    expect(contactArrivals({ event: 'batch', payload })).toEqual([]);
  });
});
