import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { ops } from '../../src/cli/ops/ops.ts';
import { runCli } from '../cli/support/run-cli.ts';
import type { Person } from '../support/people.ts';
import { startStory } from '../support/story.ts';
import type { Story } from '../support/story.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** What a person does in Slack to get a token; the text that they copy. */
async function issueIn(person: Person): Promise<string> {
  await person.types('/leenops token');
  await person.submits({ 'What is it for?': 'my laptop', 'For how long?': '30 days' });
  return /leenops_tok_\w+/.exec(person.readsForm())?.[0] ?? '';
}

const envOf = ({ app }: Story, token: string) => ({
  LEENOPS_URL: `http://127.0.0.1:${app.port}`,
  LEENOPS_TOKEN: token,
});

test('Grace issues a token in Slack, sees it once, uses it, and revokes it', async () => {
  const story = await startStory();
  const { grace } = story;
  await grace.types('/leenops token');
  expect(grace.readsForm()).toContain('You have no token');
  expect(await grace.submits({ 'What is it for?': 'my laptop', 'For how long?': '30 days' })).toEqual({});
  const token = /leenops_tok_\w+/.exec(grace.readsForm())?.[0] ?? '';
  const me = () =>
    fetch(`http://127.0.0.1:${story.app.port}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
  expect(await (await me()).json()).toMatchObject({ person: grace.id, token: { label: 'my laptop' } });

  await grace.types('/leenops token');
  const form = grace.readsForm();
  expect(form).toMatch(/You have one token .*\n(?:.*\n)*?.*\*my laptop\* · last used /);
  expect(form).not.toContain(token);
  await grace.pressesInView('Revoke');
  expect(grace.readsForm()).toContain('You have no token');
  expect((await me()).status).toBe(401);
});

test('Oscar cannot look at Grace’s tokens, and hears whom to ask', async () => {
  const story = await startStory();
  const { grace, oscar } = story;
  await issueIn(grace);
  expect(await oscar.types(`/leenops token <@${grace.id}>`)).toContain('That takes an admin of LeenOps.');
  expect(await grace.types('/leenops token oscar')).toContain(
    'person: Name one person of this workspace with @',
  );
  expect(oscar.hasForm()).toBe(false);
  expect(await story.records.refusals()).toEqual(['U0OSCAR: not_an_admin']);
});

test('from the terminal Ada starts a run and Grace reads it, finds it and approves exactly what she saw', async () => {
  const story = await startStory();
  const { ada, grace, books, settled, records } = story;
  const [adas, graces] = [envOf(story, await issueIn(ada)), envOf(story, await issueIn(grace))];
  const started = await runCli(ops, ['start', 'support-triage', '1042'], { env: adas });
  const run = await records.run(1042);
  expect(started).toMatchObject({ code: 0, said: [`On it: Ticket 1042 (${run.id}).`] });
  await settled();

  const [review] = await records.reviews(run);
  const queue = await runCli(ops, ['queue'], { env: graces });
  expect(queue.said[0]).toMatch(/^REVIEW +ABOUT +WORKFLOW +LEVEL +DUE +WHAT WILL HAPPEN$/);
  expect(queue.said[1]).toContain(review?.id);
  for (const typed of ['1042', 'maya.lindholm@example.com', run.id]) {
    const found = await runCli(ops, ['find', typed], { env: graces });
    expect(found.said[1]).toMatch(new RegExp(`^${run.id} +awaiting_review +Ticket 1042 `));
  }
  const shown = await runCli(ops, ['review', review?.id ?? ''], { env: graces });
  expect(shown.said.join('\n')).toContain('1. Refund €84.00');
  expect(shown.said.join('\n')).toContain('wrong_amount (The amount is wrong)');

  const approve = ['approve', review?.id ?? ''];
  const own = await runCli(ops, [...approve, '--yes'], { env: adas });
  expect(own).toMatchObject({ code: 1, complained: [expect.stringContaining('You asked for this run')] });
  const declined = await runCli(ops, approve, { env: graces, answer: 'no' });
  expect(declined).toMatchObject({ code: 1, complained: ['Nothing was approved.'] });
  const unattended = await runCli(ops, approve, { env: graces });
  expect([unattended.code, unattended.complained[0]]).toEqual([2, expect.stringContaining('add --yes')]);
  const other = await runCli(ops, [...approve, '--yes', '--digest', 'a'.repeat(64)], { env: graces });
  expect(other).toMatchObject({
    code: 1,
    complained: [expect.stringContaining('somebody changed it meanwhile')],
  });
  expect(books.refunds()).toEqual([]);

  const approved = await runCli(ops, approve, { env: graces, answer: 'approve' });
  expect(approved.said.join('\n')).toContain('1. Refund €84.00');
  expect(approved.said.at(-1)).toBe('Approved. The review is approved, the run executing.');
  await settled();
  expect(books.refunds()).toMatchObject([{ amount: 8400 }]);
  const again = await runCli(ops, [...approve, '--yes'], { env: graces });
  expect(again.said.at(-1)).toContain('Approved before, and nothing was done twice.');

  const told = await runCli(ops, ['show', run.id], { env: graces });
  expect(told.said.join('\n')).toContain('Status: completed, in live.');
  expect(told.said.join('\n')).toMatch(/- approve by U0GRACE, .*, api/);
  expect((await records.decisions(run))[0]).toMatchObject({ deciderId: grace.id, surface: 'api' });
});

test('Linus rejects, Grace escalates and Margaret decides from the terminal, each with the workflow’s own codes', async () => {
  const story = await startStory();
  const { linus, grace, margaret, adaAsksFor, records } = story;
  await adaAsksFor(1042);
  await adaAsksFor(1043);
  const env = envOf(story, await issueIn(linus));
  const openOf = async (ticket: number) =>
    (await records.reviews(await records.run(ticket))).find(({ resolution }) => !resolution)?.id ?? '';
  const missing = await runCli(ops, ['reject', await openOf(1042)], { env });
  expect([missing.code, missing.complained[0]]).toEqual([2, '--reason is missing.']);
  const wrong = await runCli(ops, ['reject', await openOf(1042), '--reason', 'nope'], { env });
  expect([wrong.code, wrong.complained[0]]).toEqual([
    1,
    expect.stringContaining('Choose one of the listed reasons.'),
  ]);
  const rejected = await runCli(
    ops,
    ['reject', await openOf(1042), '--reason', 'wrong_amount', '--note', 'It was €48.'],
    { env },
  );
  expect(rejected.said).toEqual(['Rejected. The review is rejected, the run rejected.']);

  const graces = envOf(story, await issueIn(grace));
  const escalated = await runCli(ops, ['escalate', await openOf(1043), '--category', 'above_my_limit'], {
    env: graces,
  });
  const next = await openOf(1043);
  expect(escalated.said).toEqual([
    'Escalated. The review is escalated, the run awaiting_review.',
    `It goes on in ${next}.`,
  ]);
  const margarets = envOf(story, await issueIn(margaret));
  const unasked = await runCli(ops, ['respond', next, '--note', 'Take the other one.'], { env: margarets });
  expect([unasked.code, unasked.complained[0]]).toEqual([
    1,
    expect.stringContaining('The agent asks nothing here'),
  ]);
  expect((await runCli(ops, ['approve', next, '--yes'], { env: margarets })).code).toBe(0);
});

test('Grace lowers a refund from the terminal: she sees old and new first, and it counts as her approval', async () => {
  const story = await startStory();
  const { grace, adaAsksFor, records, books, settled } = story;
  await adaAsksFor(1042);
  const env = envOf(story, await issueIn(grace));
  const [review] = await records.reviews(await records.run(1042));
  const id = review?.id ?? '';
  const wrong = await runCli(ops, ['edit', id, 'amount=60.00'], { env });
  expect([wrong.code, wrong.complained[0]]).toEqual([
    2,
    expect.stringContaining('amount cannot be changed here. What can: act_'),
  ]);
  const field = /act_\w+:amount/.exec(wrong.complained[0] ?? '')?.[0] ?? '';
  const edit = ['edit', id, `${field}=60.00`];
  const declined = await runCli(ops, edit, { env, answer: 'no' });
  expect([declined.code, declined.said[0], declined.complained]).toEqual([
    1,
    expect.stringMatching(/84\.00 → 60\.00$/),
    ['Nothing was changed.'],
  ]);
  const edited = await runCli(ops, edit, { env, answer: 'edit' });
  expect(edited.said.at(-2)).toBe('Edited. The review is edited, the run executing.');
  await settled();
  expect(books.refunds()).toMatchObject([{ amount: 6000 }]);
});

test('Margaret, who owns the workflow, exports its decisions to a file; Grace, who decides in it, may not', async () => {
  const story = await startStory();
  const { grace, margaret, adaAsksFor, settled, records } = story;
  await adaAsksFor(1042);
  await grace.presses('Approve');
  await settled();
  await adaAsksFor(1047);
  const folder = temporaryFolder('export');
  const out = `${folder.path}/decisions.csv`;
  const days = ['--from', '2000-01-01', '--to', '2100-01-01'];
  try {
    const graces = await runCli(ops, ['export', 'decisions', ...days, '--workflow', 'support-triage'], {
      env: envOf(story, await issueIn(grace)),
    });
    expect(graces).toMatchObject({
      code: 1,
      complained: [expect.stringContaining('takes its owners or an admin of LeenOps')],
      poured: '',
    });
    const env = envOf(story, await issueIn(margaret));
    expect((await runCli(ops, ['export', 'decisions', ...days, '--out', out], { env })).code).toBe(0);
    const [head, first, second, ...rest] = readFileSync(out, 'utf8').split('\r\n');
    const run = await records.run(1042);
    expect(head).toMatch(/^decided_at,workflow,workflow_version,run,subject,review,/);
    expect(first).toContain(`support-triage,${run.workflowVersion},${run.id},zendesk:ticket:1042,rev_`);
    expect(first).toContain(',approve,,person,U0GRACE,,message,');
    expect(second).toMatch(/,approve,,rule,[\w-]+,,none,,,false,true$/);
    expect(rest).toEqual(['']);
    expect(existsSync(`${out}.part`)).toBe(false);

    const json = await runCli(ops, ['export', 'decisions', ...days, '--format', 'json'], { env });
    expect(JSON.parse(json.poured)).toMatchObject([{ run: run.id, automatic: false }, { automatic: true }]);
    const nothing = await runCli(
      ops,
      ['export', 'decisions', '--from', '2000-01-01', '--to', '2000-01-31', '--format', 'json'],
      { env },
    );
    expect(JSON.parse(nothing.poured)).toEqual([]);
  } finally {
    folder.remove();
  }
});

test('as a program: answers go to its output, refusals to its complaints, and its exit code says which', async () => {
  const story = await startStory();
  const { grace, oscar, adaAsksFor, records } = story;
  await adaAsksFor(1042);
  const { id } = await records.run(1042);
  const graces = envOf(story, await issueIn(grace));
  const list = await program(['list', '--json'], graces);
  expect(list.code).toBe(0);
  expect(JSON.parse(list.output)).toMatchObject({
    runs: [{ id, status: 'awaiting_review' }],
    next_cursor: null,
  });
  const table = await program(['list', '--status', 'awaiting_review'], graces);
  expect(table.output).toMatch(new RegExp(`^RUN +STATUS .*\\n${id} +awaiting_review +Ticket 1042 `));

  const refused = await program(['show', id], envOf(story, await issueIn(oscar)));
  expect(refused).toMatchObject({ code: 1, output: '' });
  expect(refused.complaint).toContain('it takes a role in it.');
  const stranger = await program(['list'], { ...graces, LEENOPS_TOKEN: 'leenops_nothing' });
  expect(stranger.code).toBe(2);
  expect(stranger.complaint).toContain('This token is not valid');
});

async function program(args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, ['src/cli/ops.ts', ...args], {
    cwd: new URL('../../', import.meta.url).pathname,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, complaint, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: code as number, output, complaint };
}
