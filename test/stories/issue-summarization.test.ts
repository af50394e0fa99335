import { expect, test } from 'vitest';
import { calledBy } from '../support/people-buttons.ts';
import { readMessage } from '../support/people-text.ts';
import { startIssueStory } from '../support/issue-story.ts';

test('Ada asks for acme/shop#42, Grace approves the summary on the card, and it stands in GitHub under its own address', async () => {
  const { adaAsksFor, ada, grace, linus, settled, run, records, comments, issue, world } =
    await startIssueStory();

  const acknowledged = await adaAsksFor('acme/shop#42');
  expect(acknowledged).toMatch(/^On it: Issue summarization, Issue acme\/shop#42 \(`run_\w{12}`\)/);
  for (const step of [
    'Read the issue',
    'Read the comments',
    'Read the linked pull requests',
    'Read the handbook',
  ]) {
    expect(ada.reads()).toContain(`${step}: done`);
  }

  const card = grace.card();
  const shown = readMessage(card);
  expect(calledBy(card)).toEqual([grace.id, linus.id]);
  expect(shown).toContain('Any other comment needs one approval (T4).');
  expect(shown).toContain('- mika-r: Same here with voucher AUTUMN10.');
  expect(shown).toContain('none → regression, bug');
  expect(shown).toContain('acme/shop#41, open');
  expect(shown).toContain('closes the issue when merged');
  expect(shown).toContain('Evidence, all verified');
  expect(shown).toContain('Policy: T1 What a summary says (issue-triage, version 2026-11)');
  expect(await comments('acme/shop#42')).toEqual([]);

  await grace.presses('Approve');
  await settled();

  const done = await run('acme/shop#42');
  expect(done).toMatchObject({ status: 'completed', requesterId: ada.id });
  const [comment, labels] = await records.executions(done);
  expect([comment?.status, labels?.status]).toEqual(['applied', 'applied']);
  const [posted] = await comments('acme/shop#42');
  expect(posted?.body).toContain(
    '- linus-b: I can reproduce it: the rule for free shipping runs once before and once after',
  );
  expect(posted?.body.endsWith(`<!-- leenops:action=${comment?.actionId} -->`)).toBe(true);
  expect((await issue('acme/shop#42')).labels.map(({ name }) => name)).toEqual(['regression', 'bug']);
  const address = `${world.github.url}/acme/shop/issues/42#issuecomment-${posted?.id}`;
  expect(readMessage(grace.card())).toContain(address);
  expect(await (await fetch(address)).text()).toContain('Where this stands after 4 comments');
  expect(await records.brokenLinks()).toEqual([]);
});

test('a question without a discussion gets its labels at once and asks nobody', async () => {
  const { adaAsksFor, run, records, comments, issue } = await startIssueStory();
  await adaAsksFor('acme/shop 37');

  const done = await run('acme/shop#37');
  expect(done.status).toBe('completed');
  expect(await records.reviews(done)).toEqual([]);
  expect((await issue('acme/shop#37')).labels.map(({ name }) => name)).toEqual(['question', 'documentation']);
  expect(await comments('acme/shop#37')).toEqual([]);
});

test('what everybody will read needs Grace and Linus', async () => {
  const { adaAsksFor, grace, linus, settled, run, comments, world } = await startIssueStory();
  await adaAsksFor(`${world.github.url}/acme/website/issues/1`);
  expect(readMessage(grace.card())).toContain('A comment that everybody can read needs two approvals (T4).');

  await grace.presses('Approve');
  await settled();
  expect(await comments('acme/website#1')).toEqual([]);
  await linus.presses('Approve');
  await settled();
  expect((await run('acme/website#1')).status).toBe('completed');
  expect(await comments('acme/website#1')).toHaveLength(1);
});

test('who is assigned is for the leads: Grace said that she takes it, and Margaret decides', async () => {
  const { adaAsksFor, margaret, priya, settled, run, issue } = await startIssueStory();
  await adaAsksFor('acme/shop#43');
  expect(calledBy(margaret.card())).toEqual([margaret.id, priya.id]);
  expect(readMessage(margaret.card())).toContain('none → grace-l');

  await margaret.presses('Approve');
  await settled();
  expect((await run('acme/shop#43')).status).toBe('completed');
  expect((await issue('acme/shop#43')).assignees.map(({ login }) => login)).toEqual(['grace-l']);
});

test.each([
  ['acme/shop#38', 'What may be a security problem goes to the engineering leads, both of them (T5).'],
  ['acme/shop#40', 'With a confidence below 60 % the engineering leads decide.'],
])('%s is escalated: %s', async (asked, sentence) => {
  const { adaAsksFor, margaret, priya, records, run, comments } = await startIssueStory();
  await adaAsksFor(asked);
  expect(readMessage(margaret.card())).toContain(sentence);
  expect(calledBy(margaret.card())).toEqual([margaret.id, priya.id]);
  expect(await records.executions(await run(asked))).toEqual([]);
  expect(await comments(asked)).toEqual([]);
});

test('a comment that orders the agent about is stopped: nothing is written anywhere, and its text calls nobody and leads nowhere', async () => {
  const { adaAsksFor, ada, margaret, priya, grace, run, records, comments, issue, world } =
    await startIssueStory();
  await adaAsksFor('acme/shop#39');

  const stopped = await run('acme/shop#39');
  expect(stopped).toMatchObject({ status: 'blocked', cause: 'policy', causeCode: 'outside-the-issue' });
  expect(await records.executions(stopped)).toEqual([]);
  expect(await comments('acme/website#1')).toEqual([]);
  expect(await comments('acme/shop#39')).toEqual([]);
  expect(await issue('acme/shop#39')).toMatchObject({ labels: [], assignees: [] });
  expect(world.github.requests().filter((request) => !request.startsWith('GET'))).toEqual([]);

  const seen = [...ada.messages(), ...grace.messages()];
  expect(new Set(seen.flatMap((message) => calledBy(message)))).toEqual(
    new Set([ada.id, margaret.id, priya.id]),
  );
  const links = [...JSON.stringify(seen).matchAll(/"url":"([^"]+)"|<(https?:[^|>]+)/g)];
  expect(links.filter((link) => (link[1] ?? link[2] ?? '').includes('gift-cards'))).toEqual([]);
});

test('a repository that is not on the list is refused before anything is read', async () => {
  const { adaAsksFor, world } = await startIssueStory();
  const said = await adaAsksFor('acme/secret#1');
  expect(said).toContain('It works in acme/shop, acme/website.');
  expect(world.github.requests()).toEqual([]);
});

test('after a lost answer the comment is found by its mark and not posted twice', async () => {
  const { adaAsksFor, grace, settled, run, comments, world } = await startIssueStory();
  await adaAsksFor('acme/shop#42');
  world.github.plan({ method: 'POST', fault: { kind: 'cut' } });
  await grace.presses('Approve');
  await settled();
  expect((await run('acme/shop#42')).status).toBe('completed');
  expect(await comments('acme/shop#42')).toHaveLength(1);
});
