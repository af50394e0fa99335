import { expect, test } from 'vitest';
import { startLeadStory } from '../support/lead-story.ts';
import { calledBy } from '../support/people-buttons.ts';
import { readMessage } from '../support/people-text.ts';

test('Ada asks for a lead, the firm’s own page says what is missing, and it is filled without asking anybody', async () => {
  const { ada, adaAsksFor, run, records, company } = await startLeadStory();
  expect(await adaAsksFor('10211')).toMatch(/^On it: Lead enrichment, Contact 10211 \(`run_\w{12}`\)/);

  for (const step of ['Read the contact', 'Read the company', 'Read past and open deals', 'Read a page of the company'])
    expect(ada.reads()).toContain(`${step}: done`);
  const done = await run('10211');
  expect(done).toMatchObject({ status: 'completed', requesterId: ada.id });
  expect(await records.reviews(done)).toEqual([]);
  expect(company('20211')).toMatchObject({
    industry: 'FURNITURE',
    numberofemployees: '48',
    founded_year: '1987',
    city: 'Bristol',
    country: 'United Kingdom',
  });
  expect(ada.reads()).toContain(
    'Employees of the company: empty → 48. Source: web_page, “Today 48 people work with us.”.',
  );
  expect(await records.brokenLinks()).toEqual([]);
});
