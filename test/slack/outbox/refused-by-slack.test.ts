import { describe, expect, test } from 'vitest';
import { listIncidents } from '../../../src/db/incidents.ts';
import { findMessage } from '../../../src/db/messages.ts';
import { minute } from '../../../src/lib/time.ts';
import { openOffice, said } from './support/office.ts';
import { supportChannel, want } from './support/runs.ts';
import { seen, wantRoot, touch, rootOf } from './support/roots.ts';

describe('when Slack refuses', () => {
  test('for good, the message and its thread are given up and the owner has one incident', async () => {
    const office = await openOffice();
    const outbox = office.openOutbox();
    const runId = await wantRoot(office);
    await outbox.idle();
    const { id } = await rootOf(office, runId);
    office.slack.arrange.archive(supportChannel);
    await want(office.db, runId, office.clock.now(), { kind: 'steps', threadOf: id });
    await want(office.db, runId, office.clock.now(), { kind: 'card', threadOf: id });
    await touch(office, runId);
    await outbox.idle();
    expect(await rootOf(office, runId)).toMatchObject({ state: 'dead', code: 'is_archived' });
    expect(await findMessage(office.db, runId, 'card')).toMatchObject({ state: 'dead' });
    expect(await listIncidents(office.db, runId)).toMatchObject([
      { cause: 'delivery', code: 'is_archived', ownerTeam: 'support-leads' },
    ]);
    const [incident] = await listIncidents(office.db, runId);
    expect(await office.takeJobs()).toEqual([{ name: 'incident', id: incident?.id, due: null }]);
  });

  test('the content, a plain line names the run and where to see it, and the log says why without the texts', async () => {
    const office = await openOffice();
    const secret = 'Mallory lives at 12 Elm Street';
    const { text, blocks } = said(secret.repeat(200));
    const twice = [...blocks, ...blocks].map((block) => ({ ...block, block_id: secret }));
    const outbox = office.openOutbox({ render: async () => ({ text, blocks: twice }) });
    const runId = await wantRoot(office);
    await outbox.idle();
    expect(seen(office)).toEqual([expect.stringContaining(`/leenops show ${runId}`)]);
    expect(await rootOf(office, runId)).toMatchObject({ state: 'shown' });
    const complaint = office.logged.find((line) => line.includes('invalid_blocks')) ?? '';
    expect(JSON.parse(complaint)).toMatchObject({
      level: 50,
      runId,
      problems: expect.arrayContaining([
        expect.stringContaining('at most 3000'),
        expect.stringContaining('is used twice'),
      ]),
    });
    expect(office.logged.join('')).not.toContain('Mallory');
  });

  test('the content of an update, the old blocks do not stay behind', async () => {
    const office = await openOffice();
    const outbox = office.openOutbox({
      render: async ({ wanted }) => said(wanted === 1 ? 'old' : 'x'.repeat(3_001)),
    });
    const runId = await wantRoot(office);
    await outbox.idle();
    await touch(office, runId);
    await outbox.idle();
    expect(office.slack.messagesFor('U0ADA', supportChannel)).toMatchObject([
      { text: expect.stringContaining(runId), blocks: [] },
    ]);
  });

  test('an update because somebody deleted the message, it is posted anew and changed there from then on', async () => {
    const office = await openOffice();
    const outbox = office.openOutbox();
    const runId = await wantRoot(office);
    await outbox.idle();
    office.slack.faults.next('chat.update', { error: 'message_not_found' });
    await touch(office, runId);
    await outbox.idle();
    await touch(office, runId);
    await outbox.idle();
    expect(seen(office)).toEqual(['root 1', 'root 3']);
  });

  test('the thread because its first message is gone, the card stands in the channel', async () => {
    const office = await openOffice();
    const outbox = office.openOutbox();
    const runId = await wantRoot(office);
    await outbox.idle();
    const { id } = await rootOf(office, runId);
    office.slack.faults.next('chat.postMessage', { error: 'thread_not_found' });
    await want(office.db, runId, office.clock.now(), { kind: 'card', threadOf: id });
    await outbox.idle();
    expect(seen(office)).toEqual(['root 1', 'card 1']);
  });

  test('the thread and then the content, the plain line still reaches the channel', async () => {
    const office = await openOffice();
    const outbox = office.openOutbox({
      render: async ({ kind }) => said(kind === 'card' ? 'x'.repeat(3_001) : 'root'),
    });
    const runId = await wantRoot(office);
    await outbox.idle();
    const { id } = await rootOf(office, runId);
    office.slack.faults.next('chat.postMessage', { error: 'thread_not_found' });
    await want(office.db, runId, office.clock.now(), { kind: 'card', threadOf: id });
    await outbox.idle();
    expect(seen(office)).toEqual(['root', expect.stringContaining(runId)]);
  });

  test('again and again for the moment, the message is tried until it is shown', async () => {
    const office = await openOffice();
    office.slack.faults.next('chat.postMessage', { error: 'service_unavailable' }, 12);
    const outbox = office.openOutbox();
    const runId = await wantRoot(office);
    for (let attempt = 0; attempt < 12; attempt++) {
      await outbox.idle();
      expect(await rootOf(office, runId)).toMatchObject({ state: 'waiting', code: 'service_unavailable' });
      office.clock.advance(5 * minute);
    }
    await outbox.idle();
    expect(seen(office)).toEqual(['root 1']);
  });
});
