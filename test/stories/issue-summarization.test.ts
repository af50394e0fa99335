import { expect, test } from 'vitest';
import { channels } from '../../src/sandbox/world/hearth-and-pine.ts';
import { calledBy } from '../support/people-buttons.ts';
import { readMessage } from '../support/people-text.ts';
import { startIssueStory } from '../support/issue-story.ts';
import { waysOf } from '../support/ways.ts';

test('issue summarization, in every way that starts it, up to its proof: the address of the comment, the labels, the assignee', async () => {
  const story = await startIssueStory({ hooks: true });
  const { ada, grace, linus, margaret, priya, run, records, comments, issue, world } = story;
  const workflow = { id: 'issue-summarization', title: 'Issue summarization', channel: channels.engineering };
  const ways = waysOf(story, ada, workflow);
  const { approved } = ways;
  await world.github.ready();
  const done = async (asked: string, trigger: string, requesterId: string | null = ada.id) =>
    expect(await run(asked)).toMatchObject({ status: 'completed', trigger, requesterId });
  /** Where our newest comment on the issue stands, as the newest run's record says. */
  const addressOf = async (asked: string) => {
    const posted = (await comments(asked)).at(-1);
    const address = `${world.github.url}/${asked.replace('#', '/issues/')}#issuecomment-${posted?.id}`;
    const did = (await ways.did()).find(({ tool }) => tool === 'github_comment');
    expect(did?.record?.url).toBe(address);
    return address;
  };

  const acknowledged = await ways.command('acme/shop#42');
  expect(acknowledged).toMatch(/^On it: Issue summarization, Issue acme\/shop#42 \(`run_\w{12}`\)/);
  for (const step of [
    'Read the issue',
    'Read the comments',
    'Read the linked pull requests',
    'Read the handbook',
  ])
    expect(ada.reads()).toContain(`${step}: done`);
  const shown = readMessage(grace.card());
  expect(calledBy(grace.card())).toEqual([grace.id, linus.id]);
  expect(shown).toContain('Any other comment needs one approval (T4).');
  expect(shown).toContain('- mika-r: Same here with voucher AUTUMN10.');
  expect(shown).toContain('none → regression, bug');
  expect(shown).toContain('acme/shop#41, open');
  expect(shown).toContain('closes the issue when merged');
  expect(shown).toContain('Evidence, all verified');
  expect(shown).toContain('Policy: T1 What a summary says (issue-triage, version 2026-11)');
  expect(await comments('acme/shop#42')).toEqual([]);
  await approved(grace);
  await done('acme/shop#42', 'command');
  const [comment, labels] = await records.executions(await run('acme/shop#42'));
  expect([comment?.status, labels?.status]).toEqual(['applied', 'applied']);
  const [posted] = await comments('acme/shop#42');
  expect(posted?.body).toContain(
    '- linus-b: I can reproduce it: the rule for free shipping runs once before and once after',
  );
  expect(posted?.body.endsWith(`<!-- leenops:action=${comment?.actionId} -->`)).toBe(true);
  expect((await issue('acme/shop#42')).labels.map(({ name }) => name)).toEqual(['regression', 'bug']);
  const address = await addressOf('acme/shop#42');
  expect(readMessage(grace.card())).toContain(address);
  expect(await (await fetch(address)).text()).toContain('Where this stands after 4 comments');

  await ways.inWords('summarise issue acme/website#1');
  expect(readMessage(grace.card())).toContain('A comment that everybody can read needs two approvals (T4).');
  await approved(grace);
  expect(await comments('acme/website#1')).toEqual([]);
  await approved(linus);
  await done('acme/website#1', 'command');
  await addressOf('acme/website#1');

  await ways.emoji('mag', 'acme/shop#43 is back');
  expect(calledBy(margaret.card())).toEqual([margaret.id, priya.id]);
  expect(readMessage(margaret.card())).toContain('none → grace-l');
  await approved(margaret);
  await done('acme/shop#43', 'slack_event');
  expect((await issue('acme/shop#43')).assignees.map(({ login }) => login)).toEqual(['grace-l']);

  await ways.emoji('mag', 'any news of acme/shop#43?');
  expect(await ada.isTold('Issue acme/shop#43 was run before')).toBeTruthy();

  await ways.onMessage('acme/shop#38 looks bad');
  expect(readMessage(margaret.card())).toContain(
    'What may be a security problem goes to the engineering leads, both of them (T5).',
  );
  expect(calledBy(margaret.card())).toEqual([margaret.id, priya.id]);
  expect(await records.executions(await run('acme/shop#38'))).toEqual([]);
  await approved(margaret, priya);
  await done('acme/shop#38', 'shortcut');
  await addressOf('acme/shop#38');

  await ways.api('acme/shop', '37');
  await done('acme/shop#37', 'api');
  expect(await records.reviews(await run('acme/shop#37'))).toEqual([]);
  expect((await issue('acme/shop#37')).labels.map(({ name }) => name)).toEqual(['question', 'documentation']);
  expect(await comments('acme/shop#37')).toEqual([]);

  await ways.webhook(`${world.github.url}/acme/shop/issues/42`, { body: 'It happened to me, too.' });
  const newest = async () => (await ways.newest()).trigger;
  await expect.poll(newest, { timeout: 20_000 }).toBe('webhook');
  await story.settled();
  expect(readMessage(grace.card())).toContain('noor-h: It happened to me, too.');
  await approved(grace);
  await done('acme/shop#42', 'webhook', null);
  expect(await comments('acme/shop#42')).toHaveLength(2);
  await addressOf('acme/shop#42');
  expect(await records.brokenLinks()).toEqual([]);
});

test('an issue that does not say enough is escalated to the engineering leads', async () => {
  const { adaAsksFor, margaret, priya, records, run, comments } = await startIssueStory();
  await adaAsksFor('acme/shop#40');
  expect(readMessage(margaret.card())).toContain(
    'With a confidence below 60 % the engineering leads decide.',
  );
  expect(calledBy(margaret.card())).toEqual([margaret.id, priya.id]);
  expect(await records.executions(await run('acme/shop#40'))).toEqual([]);
  expect(await comments('acme/shop#40')).toEqual([]);
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
