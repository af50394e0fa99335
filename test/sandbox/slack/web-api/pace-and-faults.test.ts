import { expect, test } from 'vitest';
import { ada, leads, support } from '../support/hearth-and-pine.ts';
import { post } from '../support/post.ts';
import { clientOf, handClock, startSlack } from '../support/start.ts';

test('a burst of posts to one channel is slowed down with Retry-After, another channel is not', async () => {
  const clock = handClock();
  const slack = await startSlack({ pace: 1, now: clock.now });
  const client = clientOf(slack);
  for (let posted = 0; posted < 5; posted += 1) await post(client, { text: 'burst' });
  await expect(post(client, { text: 'one too many' })).rejects.toMatchObject({ retryAfter: 1 });
  await expect(post(client, { channel: leads, text: 'elsewhere' })).resolves.toMatchObject({ ok: true });
  clock.pass(1_000);
  await expect(post(client, { text: 'a second later' })).resolves.toMatchObject({ ok: true });
  await expect(post(client, { text: 'at once' })).rejects.toMatchObject({ retryAfter: 1 });
});

test('the tier of a method sets how long to wait, and a scale of 10 is ten times as fast', async () => {
  const clock = handClock();
  const slack = await startSlack({ pace: 1, now: clock.now });
  const fast = await startSlack({ pace: 10, now: clock.now });
  const list = (of: typeof slack) => clientOf(of).users.list({});
  for (let listed = 0; listed < 20; listed += 1) await Promise.all([list(slack), list(fast)]);
  await expect(list(slack)).rejects.toMatchObject({ retryAfter: 3 });
  await expect(list(fast)).resolves.toMatchObject({ ok: true });
});

test('a 429 carries the body and the header that Slack sends', async () => {
  const slack = await startSlack();
  slack.faults.next('auth.test', { ratelimited: 30 });
  const response = await fetch(`${slack.apiUrl}auth.test`, {
    headers: { authorization: 'Bearer xoxb-local' },
  });
  expect(response.status).toBe(429);
  expect(response.headers.get('retry-after')).toBe('30');
  expect(await response.json()).toEqual({ ok: false, error: 'ratelimited' });
});

test('a lost answer: the message is there, the caller does not know', async () => {
  const slack = await startSlack();
  slack.faults.next('chat.postMessage', { lostAnswer: true });
  await expect(post(clientOf(slack), { text: 'lost' })).rejects.toThrow();
  expect(slack.messagesFor(ada, support).map(({ text }) => text)).toEqual(['lost']);
  expect(slack.calls('chat.postMessage')).toMatchObject([{ status: 200, answer: { ok: true } }]);
});

test('a retrying client posts a message twice when the first answer is lost', async () => {
  const slack = await startSlack();
  slack.faults.next('chat.postMessage', { lostAnswer: true });
  await post(clientOf(slack, { retryConfig: { retries: 1, minTimeout: 1 } }), { text: 'twice' });
  expect(slack.messagesFor(ada, support)).toHaveLength(2);
});

test.each([
  ['an error of the server', { status: 503 }],
  ['an error of Slack', { error: 'is_archived' }],
] as const)('%s: nothing is posted', async (_, fault) => {
  const slack = await startSlack();
  slack.faults.next('chat.postMessage', fault);
  await expect(post(clientOf(slack), { text: 'x' })).rejects.toThrow();
  expect(slack.messagesFor(ada, support)).toEqual([]);
  await expect(post(clientOf(slack), { text: 'next' })).resolves.toMatchObject({ ok: true });
});

test('an answer that never comes: nothing is posted, the caller gives up by itself', async () => {
  const slack = await startSlack();
  slack.faults.next('chat.postMessage', { never: true });
  await expect(post(clientOf(slack, { timeout: 50 }), { text: 'x' })).rejects.toThrow();
  expect(slack.messagesFor(ada, support)).toEqual([]);
});

test('a slow answer: posted at once, answered later', async () => {
  const slack = await startSlack();
  slack.faults.next('chat.postMessage', { delayMs: 50 });
  const before = performance.now();
  const posting = post(clientOf(slack), { text: 'slow' });
  await slack.until(() => slack.messagesFor(ada, support)[0]);
  await expect(posting).resolves.toMatchObject({ ok: true });
  expect(performance.now() - before).toBeGreaterThanOrEqual(49);
});

test('several faults of a method come one after another', async () => {
  const slack = await startSlack();
  slack.faults.next('auth.test', { error: 'first' }, 2);
  slack.faults.next('auth.test', { error: 'third' });
  const errors: string[] = [];
  for (let call = 0; call < 4; call += 1)
    await clientOf(slack)
      .auth.test()
      .then(
        () => errors.push('none'),
        (error: { data: { error: string } }) => errors.push(error.data.error),
      );
  expect(errors).toEqual(['first', 'first', 'third', 'none']);
});
