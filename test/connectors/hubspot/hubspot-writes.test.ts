import { describe, expect, test } from 'vitest';
import { readCall, writeCall } from '../../sandbox/company/open-company.ts';
import { failureOf } from '../failure-of.ts';
import { employees, openHubspot } from './open-hubspot.ts';

describe('a field', () => {
  test('is changed from the old value to the new one, and the outcome names both and the source', async () => {
    const { hubspot, companyRecord } = await openHubspot();
    expect(hubspot.updateCompany.says(employees)).toBe('Change Employees of the company from 80 to 120');
    const { note } = await hubspot.updateCompany.execute(employees, writeCall('act_1'));
    expect(note).toBe('Employees of the company: 80 → 120. Source: web_page, “120 people work with us”.');
    expect(companyRecord('20212')['numberofemployees']).toBe('120');
  });

  test('rests on its value and on who set it', async () => {
    const { hubspot } = await openHubspot();
    expect(await hubspot.updateCompany.preconditions(employees, readCall())).toEqual({
      'Employees of the company': '80, set by a person',
    });
    const city = { ...employees, property: 'city', before: '' };
    expect(await hubspot.updateCompany.preconditions(city, readCall())).toEqual({
      'City of the company': 'empty',
    });
  });

  test('that has the value already is left alone: the same action twice is one change', async () => {
    const { hubspot, asked } = await openHubspot();
    await hubspot.updateCompany.execute(employees, writeCall('act_1'));
    await hubspot.updateCompany.execute(employees, writeCall('act_1'));
    expect(asked('PATCH')).toHaveLength(1);
  });

  test('that somebody changed meanwhile is not overwritten', async () => {
    const { hubspot, companyRecord, asked } = await openHubspot();
    const failure = await failureOf(
      hubspot.updateCompany.execute({ ...employees, before: '60' }, writeCall('act_1')),
    );
    expect(failure).toMatchObject({ code: 'conflict', certainty: 'not_applied' });
    expect(companyRecord('20212')['numberofemployees']).toBe('80');
    expect(asked('PATCH')).toEqual([]);
  });

  test('is overwritten when people approved it as it is now, and the outcome names what stood there', async () => {
    const { hubspot } = await openHubspot();
    const state = { 'Employees of the company': '80, set by a person' };
    const call = { ...writeCall('act_1'), state };
    const { note } = await hubspot.updateCompany.execute({ ...employees, before: '60' }, call);
    expect(note).toMatch(/^Employees of the company: 80 → 120\./);
    const moved = { ...writeCall('act_2'), state: { 'Employees of the company': '80, set by an import' } };
    const other = { ...employees, before: '120', value: '130' };
    expect(await failureOf(hubspot.updateCompany.execute(other, moved))).toMatchObject({ code: 'conflict' });
  });

  test.each(['hubspot_owner_id', 'lifecyclestage', 'domain', 'hs_email_optout', 'constructor', 'name'])(
    '%s is on no list: it is neither read for an approval nor written',
    async (property) => {
      const { hubspot, asked } = await openHubspot();
      const args = { ...employees, property };
      expect(await failureOf(hubspot.updateCompany.execute(args, writeCall('act_1')))).toMatchObject({
        code: 'field_not_allowed',
      });
      expect(await failureOf(hubspot.updateCompany.preconditions(args, readCall()))).toMatchObject({
        code: 'field_not_allowed',
      });
      expect(asked('PATCH')).toEqual([]);
    },
  );

  test('of a contact is written in the contact', async () => {
    const { hubspot, contact } = await openHubspot();
    const { company_id: _company, ...rest } = employees;
    const args = {
      ...rest,
      contact_id: '10218',
      property: 'jobtitle',
      before: '',
      value: 'Head of Procurement',
    };
    expect(hubspot.updateContact.says(args)).toBe(
      'Fill Job title of the contact, which is empty: Head of Procurement',
    );
    await hubspot.updateContact.execute(args, writeCall('act_1'));
    expect(contact('10218')['jobtitle']).toBe('Head of Procurement');
  });

  test('with a value that HubSpot does not take is refused, certainly, and without the value', async () => {
    const { hubspot } = await openHubspot();
    const args = { ...employees, property: 'industry', before: 'HOSPITALITY', value: 'KEEPING_SECRETS' };
    const failure = await failureOf(hubspot.updateCompany.execute(args, writeCall('act_1')));
    expect(failure).toMatchObject({ code: 'validation', certainty: 'not_applied' });
    expect(failure.message + String(failure.cause)).not.toContain('KEEPING_SECRETS');
  });
});

describe('an answer that never came', () => {
  test('is unknown, is not repeated, and is found by the value', async () => {
    const { hubspot, company, asked } = await openHubspot();
    expect(await hubspot.updateCompany.lookUp(employees, writeCall('act_1'))).toBe('absent');
    company.plan({ system: 'hubspot', method: 'PATCH', fault: { kind: 'cut' } });
    const failure = await failureOf(hubspot.updateCompany.execute(employees, writeCall('act_1')));
    expect(failure).toMatchObject({ code: 'no_answer', certainty: 'unknown' });
    expect(asked('PATCH')).toHaveLength(1);
    expect(await hubspot.updateCompany.lookUp(employees, writeCall('act_1'))).toMatchObject({
      note: expect.stringContaining('→ 120'),
    });
  });

  test.each([
    [429, { code: 'rate_limit', certainty: 'not_applied', mayPass: true }],
    [423, { code: 'rate_limit', certainty: 'not_applied', mayPass: true }],
    [500, { code: 'server_error', certainty: 'unknown' }],
  ])('a write that is answered with %i is one request', async (status, expected) => {
    const { hubspot, company, asked } = await openHubspot();
    company.plan({ system: 'hubspot', method: 'PATCH', fault: { kind: 'status', status } });
    expect(await failureOf(hubspot.updateCompany.execute(employees, writeCall('act_1')))).toMatchObject(
      expected,
    );
    expect(asked('PATCH')).toHaveLength(1);
  });
});

describe('a lead', () => {
  const owner = { contact_id: '10213', owner_email: 'yara@example.com', before: '' };
  const status = { contact_id: '10213', status: 'OPEN', before: 'NEW' };

  test('is given to an owner, once', async () => {
    const { hubspot, contact, asked } = await openHubspot();
    expect(hubspot.owner.says(owner)).toBe('Give the contact to yara@example.com (now: nobody)');
    expect(await hubspot.owner.lookUp(owner, writeCall('act_1'))).toBe('absent');
    await hubspot.owner.execute(owner, writeCall('act_1'));
    await hubspot.owner.execute(owner, writeCall('act_1'));
    expect(contact('10213')['hubspot_owner_id']).toBe('30001');
    expect(asked('PATCH')).toHaveLength(1);
    expect(await hubspot.owner.lookUp(owner, writeCall('act_1'))).toMatchObject({
      note: 'Owner of the contact: nobody → yara@example.com.',
    });
  });

  test('is not given to somebody who is no owner', async () => {
    const { hubspot } = await openHubspot();
    const mallory = { ...owner, owner_email: 'mallory@example.com' };
    expect(await failureOf(hubspot.owner.execute(mallory, writeCall('act_1')))).toMatchObject({
      code: 'unknown_person',
    });
  });

  test('is not taken from whoever got it meanwhile', async () => {
    const { hubspot } = await openHubspot();
    const late = { ...owner, contact_id: '10212' };
    expect(await failureOf(hubspot.owner.execute(late, writeCall('act_1')))).toMatchObject({
      code: 'conflict',
    });
    const approved = { ...writeCall('act_1'), state: { Owner: 'joel@example.com' } };
    expect(await hubspot.owner.execute(late, approved)).toMatchObject({
      note: expect.stringContaining('yara'),
    });
  });

  test('gets a status, if it still has the one before', async () => {
    const { hubspot, contact } = await openHubspot();
    const early = { ...status, before: 'IN_PROGRESS' };
    expect(await failureOf(hubspot.leadStatus.execute(early, writeCall('act_1')))).toMatchObject({
      code: 'conflict',
    });
    await hubspot.leadStatus.execute(status, writeCall('act_1'));
    expect(contact('10213')['hs_lead_status']).toBe('OPEN');
    expect(await hubspot.leadStatus.lookUp(status, writeCall('act_1'))).toMatchObject({
      note: 'Lead status of the contact: NEW → OPEN.',
    });
  });

  test('rests on its owner, its status, who unsubscribed and what the company is about to buy', async () => {
    const { hubspot } = await openHubspot();
    const state = { 'Lead status': 'NEW', Owner: 'nobody', Unsubscribed: 'no', 'Open deals': '1' };
    expect(await hubspot.owner.preconditions(owner, readCall())).toEqual(state);
    expect(await hubspot.leadStatus.preconditions(status, readCall())).toEqual(state);
  });
});
