import { describe, expect, test } from 'vitest';
import type { Company } from '../../../src/sandbox/company/start-company.ts';
import { openCompany, writeCall } from '../../sandbox/company/open-company.ts';
import { failureOf } from '../failure-of.ts';

const tag = { ticket_id: '1037', tags: ['late-delivery', 'refunded'] };

describe('zendesk_tag', () => {
  test('rests on nothing: a word of the customer does not make a tag wrong', async () => {
    const { zendesk, company } = await openCompany();
    expect(
      await zendesk.tag.preconditions({ ticket_id: '1042', tags: ['late'] }, writeCall('act_1')),
    ).toEqual({});
    expect(company.requests()).toEqual([]);
  });

  test('tags are added to those that are there', async () => {
    const { zendesk, company } = await openCompany();
    const applied = await zendesk.tag.execute(tag, writeCall('act_1'));
    expect(applied.note).toBe('Ticket 1037 has the tags late-delivery, refunded.');
    expect(tagsOf(company)).toEqual(['late-delivery', 'refunded', 'sales']);
  });

  test('once more changes nothing', async () => {
    const { zendesk, company } = await openCompany();
    await zendesk.tag.execute(tag, writeCall('act_1'));
    await zendesk.tag.execute(tag, writeCall('act_1'));
    expect(tagsOf(company)).toEqual(['late-delivery', 'refunded', 'sales']);
  });

  test('after a lost answer the tags are found', async () => {
    const { zendesk, company } = await openCompany();
    company.plan({ system: 'zendesk', method: 'PUT', fault: { kind: 'cut' } });
    expect(await failureOf(zendesk.tag.execute(tag, writeCall('act_1')))).toMatchObject({
      certainty: 'unknown',
    });
    expect(await zendesk.tag.lookUp(tag, writeCall('act_1'))).toMatchObject({ record: { id: '1037' } });
  });

  test('one tag of two is not the action', async () => {
    const { zendesk } = await openCompany();
    await zendesk.tag.execute({ ...tag, tags: ['refunded'] }, writeCall('act_1'));
    expect(await zendesk.tag.lookUp(tag, writeCall('act_1'))).toBe('absent');
  });

  test('a closed ticket takes no tag', async () => {
    const { zendesk } = await openCompany();
    expect(
      await failureOf(zendesk.tag.execute({ ...tag, ticket_id: '1003' }, writeCall('act_1'))),
    ).toMatchObject({ code: 'RecordInvalid', certainty: 'not_applied' });
  });

  test.each([[['late delivery']], [['<!channel>']], [['Late']], [[]]])(
    'the tags %j are refused before anything is sent',
    async (tags) => {
      const { zendesk, company } = await openCompany();
      await expect(zendesk.tag.execute({ ...tag, tags }, writeCall('act_1'))).rejects.toThrow();
      expect(company.requests()).toEqual([]);
    },
  );

  test('a reviewer reads what will happen', async () => {
    const { zendesk } = await openCompany();
    expect(zendesk.tag.says(tag)).toBe('Add the tags late-delivery, refunded');
    expect(zendesk.tag.says({ ...tag, tags: ['refunded'] })).toBe('Add the tag refunded');
  });
});

function tagsOf(company: Company) {
  return company.state().zendesk.tickets.find(({ id }) => id === 1037)?.tags;
}
