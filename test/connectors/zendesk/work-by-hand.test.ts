import { expect, test } from 'vitest';
import { openCompany, today, writeCall } from '../../sandbox/company/open-company.ts';

const call = { since: today, signal: AbortSignal.timeout(10_000) };

async function onTicket() {
  const opened = await openCompany();
  const act = (form: Record<string, string>) =>
    fetch(`${opened.company.url}/tickets/1042`, {
      method: 'POST',
      body: new URLSearchParams(form),
      redirect: 'manual',
    });
  const deeds = async () =>
    (await opened.checks.zendesk.byHand.deeds({ ticket: '1042' }, call)).map(({ tool, args, by }) => [
      tool,
      args['status'] ?? args['tags'],
      by,
    ]);
  return { ...opened, act, deeds };
}

test('what Elena answers and tags is a person’s, with the status that the ticket has then', async () => {
  const { act, deeds } = await onTicket();
  await act({ act: 'reply', body: 'Dear Maya, €84.00 are on their way.', status: 'solved' });
  await act({ act: 'tag', tags: 'late-delivery, vip' });
  expect(await deeds()).toEqual([
    ['zendesk_reply', 'solved', 'person'],
    ['zendesk_tag', ['late-delivery', 'vip'], 'person'],
  ]);
});

test('what Maya writes is no deed, and what we do is ours', async () => {
  const { act, deeds, zendesk } = await onTicket();
  await act({ body: 'Hello?' });
  await zendesk.reply.execute({ ticket_id: '1042', body: 'Soon.', status: 'open' }, writeCall('act_1'));
  await zendesk.tag.execute({ ticket_id: '1042', tags: ['late-delivery'] }, writeCall('act_2'));
  const done = await deeds();
  expect(done.map(([tool, , by]) => [tool, by])).toEqual([
    ['zendesk_reply', 'us'],
    ['zendesk_tag', 'us'],
  ]);
});

test('tags that somebody takes off again undo the action, with the time when that was', async () => {
  const { act, zendesk } = await onTicket();
  const tag = { ticket_id: '1042', tags: ['late-delivery', 'chair'] };
  const applied = await zendesk.tag.execute(tag, writeCall('act_1'));
  const isUndone = () => zendesk.tag.isUndone?.(tag, applied, writeCall('act_1'));
  await act({ act: 'tag', tags: 'vip' });
  expect(await isUndone()).toBe(false);
  await act({ act: 'untag', tags: 'chair' });
  expect(await isUndone()).toEqual({ at: today });
});

test('a reply is never asked about: Zendesk cannot unsend it', async () => {
  const { zendesk } = await onTicket();
  expect(zendesk.reply.isUndone).toBeUndefined();
});
