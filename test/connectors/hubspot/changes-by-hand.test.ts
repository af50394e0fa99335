import { expect, test } from 'vitest';
import { later, hour } from '../../../src/lib/time.ts';
import { writeCall } from '../../sandbox/company/open-company.ts';
import { employees, openHubspot, today } from './open-hubspot.ts';

const soon = later(today, hour);
const call = { since: soon, signal: AbortSignal.timeout(10_000) };
const about = { contact: '10212', companies: ['20212'] };

async function onLead() {
  const opened = await openHubspot();
  opened.setTime(soon);
  const change = (place: string, property: string, value: string) =>
    fetch(`${opened.company.url}/contacts/1/record/${place}`, {
      method: 'POST',
      body: new URLSearchParams({ property, value }),
      redirect: 'manual',
    });
  const deeds = async () =>
    (await opened.connector.byHand.deeds(about, call)).map(({ tool, args, by }) => [
      tool,
      args['property'] ?? null,
      args['value'] ?? args['status'] ?? args['owner_email'],
      by,
    ]);
  return { ...opened, change, deeds };
}

test('what a colleague changes is a person’s: fields, lead status and owner', async () => {
  const { change, deeds, company } = await onLead();
  const yara = company.state().hubspot.owners.find(({ first }) => first === 'Yara');
  await change('0-2/20212', 'numberofemployees', '120');
  await change('0-1/10212', 'jobtitle', 'Buyer');
  await change('0-1/10212', 'hs_lead_status', 'CONNECTED');
  await change('0-1/10212', 'hubspot_owner_id', yara?.id ?? '');
  const done = await deeds();
  expect(done).toHaveLength(4);
  expect(done).toEqual(
    expect.arrayContaining([
      ['hubspot_set_lead_status', null, 'CONNECTED', 'person'],
      ['hubspot_set_owner', null, yara?.email, 'person'],
      ['hubspot_update_company', 'numberofemployees', '120', 'person'],
      ['hubspot_update_contact', 'jobtitle', 'Buyer', 'person'],
    ]),
  );
});

test('what programs write, ours too, is nobody’s judgement', async () => {
  const { hubspot, deeds } = await onLead();
  await hubspot.updateCompany.execute(employees, writeCall('act_1'));
  expect(await deeds()).toEqual([['hubspot_update_company', 'numberofemployees', '120', 'program']]);
});

test('a value that is set back undoes the action; another value does not', async () => {
  const { hubspot, change } = await onLead();
  const applied = await hubspot.updateCompany.execute(employees, writeCall('act_1'));
  const isUndone = () => hubspot.updateCompany.isUndone?.(employees, applied, writeCall('act_1'));
  expect(await isUndone()).toBe(false);
  await change('0-2/20212', 'numberofemployees', '130');
  expect(await isUndone()).toBe(false);
  await change('0-2/20212', 'numberofemployees', '80');
  expect(await isUndone()).toEqual({ at: soon });
});

test('so with the lead status and the owner', async () => {
  const { hubspot, change, company } = await onLead();
  const owner = (first: string) => company.state().hubspot.owners.find((each) => each.first === first);
  const status = { contact_id: '10212', status: 'CONNECTED', before: 'OPEN' };
  const given = {
    contact_id: '10212',
    owner_email: owner('Yara')?.email ?? '',
    before: owner('Joel')?.email ?? '',
  };
  const set = await hubspot.leadStatus.execute(status, writeCall('act_1'));
  const gave = await hubspot.owner.execute(given, writeCall('act_2'));
  const asked = () =>
    Promise.all([
      hubspot.leadStatus.isUndone?.(status, set, writeCall('act_1')),
      hubspot.owner.isUndone?.(given, gave, writeCall('act_2')),
    ]);
  expect(await asked()).toEqual([false, false]);
  await change('0-1/10212', 'hs_lead_status', 'OPEN');
  await change('0-1/10212', 'hubspot_owner_id', owner('Joel')?.id ?? '');
  expect(await asked()).toEqual([{ at: soon }, { at: soon }]);
});
