import { describe, expect, test } from 'vitest';
import { claimMessages } from '../../../src/engine/messages/claim-messages.ts';
import { minute, second } from '../../../src/lib/time.ts';
import { openOffice, said } from './support/office.ts';
import { insertRunOfAda, want } from './support/runs.ts';
import { seen, wantRoot, touch, rootOf } from './support/roots.ts';

describe('when Slack says slow down', () => {
  test('the whole channel rests as long as it asks, other channels do not', async () => {
    const office = await openOffice();
    office.slack.faults.next('chat.postMessage', { ratelimited: 30 });
    const outbox = office.openOutbox();
    await wantRoot(office);
    await outbox.idle();
    for (let n = 0; n < 9; n++) await wantRoot(office);
    const elsewhere = await insertRunOfAda(office.db, office.clock.now());
    await want(office.db, elsewhere, office.clock.now(), { channelId: 'C0OTHER' });
    await outbox.idle();
    expect(seen(office)).toEqual([]);
    expect(seen(office, undefined, 'C0OTHER')).toEqual(['root 1']);
    for (const wait of [30 * second, second]) {
      office.clock.advance(wait);
      await outbox.idle();
    }
    expect(seen(office)).toHaveLength(10);
  });

  test('an update waits alone', async () => {
    const office = await openOffice();
    const outbox = office.openOutbox();
    const runId = await wantRoot(office);
    await outbox.idle();
    office.slack.faults.next('chat.update', { ratelimited: 30 });
    await touch(office, runId);
    await outbox.idle();
    await wantRoot(office);
    await outbox.idle();
    expect(seen(office)).toEqual(['root 1', 'root 1']);
    office.clock.advance(31 * second);
    await outbox.idle();
    expect(seen(office)).toEqual(['root 2', 'root 1']);
  });
});

describe('when the answer to a post is lost', () => {
  test('it is found by its key and changed to the newest state, not posted again', async () => {
    const office = await openOffice();
    office.slack.faults.next('chat.postMessage', { lostAnswer: true });
    const outbox = office.openOutbox();
    const runId = await wantRoot(office);
    await outbox.idle();
    expect(await rootOf(office, runId)).toMatchObject({ unanswered: true, ts: null });
    await touch(office, runId);
    office.clock.advance(second);
    await outbox.idle();
    expect(seen(office)).toEqual(['root 2']);
    expect(await rootOf(office, runId)).toMatchObject({ state: 'shown', unanswered: false });
  });

  test('a reply is found in its thread', async () => {
    const office = await openOffice();
    const outbox = office.openOutbox();
    const runId = await wantRoot(office);
    await outbox.idle();
    const { id, ts } = await rootOf(office, runId);
    office.slack.faults.next('chat.postMessage', { lostAnswer: true });
    await want(office.db, runId, office.clock.now(), { kind: 'card', threadOf: id });
    await outbox.idle();
    office.clock.advance(second);
    await outbox.idle();
    expect(seen(office, ts ?? 'none')).toEqual(['root 1', 'card 1']);
  });

  test('it is posted again when Slack does not list it', async () => {
    const office = await openOffice();
    office.slack.faults.next('chat.postMessage', { status: 503 });
    const outbox = office.openOutbox();
    await wantRoot(office);
    await outbox.idle();
    expect(seen(office)).toEqual([]);
    office.clock.advance(second);
    await outbox.idle();
    expect(seen(office)).toEqual(['root 1']);
    expect(office.slack.calls('conversations.history')).toHaveLength(1);
  });

  test('what only changes a message takes the place of the post that got no answer', async () => {
    const office = await openOffice();
    const drawn = { ...said('a call'), onlyChanges: false };
    office.slack.faults.next('chat.postMessage', { lostAnswer: true });
    const outbox = office.openOutbox({ render: async () => drawn });
    await wantRoot(office);
    await outbox.idle();
    Object.assign(drawn, { ...said('quiet'), onlyChanges: true });
    office.clock.advance(second);
    await outbox.idle();
    expect(seen(office)).toEqual(['quiet']);
  });

  test('and is not posted when that post never came', async () => {
    const office = await openOffice();
    const drawn = { ...said('a call'), onlyChanges: false };
    office.slack.faults.next('chat.postMessage', { status: 503 });
    const outbox = office.openOutbox({ render: async () => drawn });
    await wantRoot(office);
    await outbox.idle();
    Object.assign(drawn, { ...said('quiet'), onlyChanges: true });
    office.clock.advance(second);
    await outbox.idle();
    expect(seen(office)).toEqual([]);
    expect(office.slack.calls('chat.postMessage')).toHaveLength(1);
  });

  test('a card stands there twice rather than never, when the app may not look', async () => {
    const office = await openOffice({ scopes: ['chat:write'] });
    office.slack.faults.next('chat.postMessage', { lostAnswer: true });
    const outbox = office.openOutbox();
    await wantRoot(office);
    await outbox.idle();
    office.clock.advance(second);
    await outbox.idle();
    expect(seen(office)).toEqual(['root 1', 'root 1']);
  });

  test('a look-up that Slack puts off is repeated before anything is posted', async () => {
    const office = await openOffice();
    office.slack.faults.next('chat.postMessage', { lostAnswer: true });
    office.slack.faults.next('conversations.history', { ratelimited: 30 });
    const outbox = office.openOutbox();
    await wantRoot(office);
    await outbox.idle();
    office.clock.advance(second);
    await outbox.idle();
    office.clock.advance(31 * second);
    await outbox.idle();
    expect(seen(office)).toEqual(['root 1']);
    expect(office.slack.calls('chat.postMessage')).toHaveLength(1);
  });

  test('a message whose writer died is taken over after the lease', async () => {
    const office = await openOffice();
    await wantRoot(office);
    const pace = { postsPerSecond: 1, burst: 5 };
    await claimMessages(office.ctx, { limit: 8, leaseMs: minute, pace });
    const outbox = office.openOutbox();
    await outbox.idle();
    expect(seen(office)).toEqual([]);
    office.clock.advance(minute);
    await outbox.idle();
    expect(seen(office)).toEqual(['root 1']);
    expect(office.slack.calls('conversations.history')).toHaveLength(1);
  });

  test('a writer too slow for its lease leaves the message to the next one', async () => {
    const office = await openOffice();
    let slow = true;
    const outbox = office.openOutbox({
      render: async () => {
        if (slow) office.clock.advance(55 * second);
        slow = false;
        return said('once');
      },
    });
    const runId = await wantRoot(office);
    await outbox.idle();
    expect(await rootOf(office, runId)).toMatchObject({ state: 'waiting', code: 'lease_too_short' });
    office.clock.advance(second);
    await outbox.idle();
    expect(seen(office)).toEqual(['once']);
  });
});
