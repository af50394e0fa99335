import { describe, expect, test } from 'vitest';
import { claimDueMessages } from '../../../src/db/message-claims.ts';
import { findMessage, recordShown } from '../../../src/db/messages.ts';
import { Refused } from '../../../src/domain/refused.ts';
import { messageUndeliverable } from '../../../src/engine/messages/message-undeliverable.ts';
import { cancelRun } from '../../../src/engine/runs/cancel-run.ts';
import { tellOwners } from '../../../src/engine/incidents/tell-owners.ts';
import { TryLater } from '../../../src/engine/try-later.ts';
import { minute } from '../../../src/lib/time.ts';
import { ada, margaret, priya, supportChannel, teams } from '../../support/cast.ts';
import { bindTeams } from '../support/bind-teams.ts';
import { openEngine } from '../support/engine.ts';
import type { Engine } from '../support/engine.ts';
import { toldAbout } from '../support/outbox-rows.ts';
import { refundOf } from '../support/scripted-agent.ts';

const inTheLounge = { ...teams, leads: { ...teams.leads, channel: 'C0LOUNGE' } };
const options = { limit: 50, leaseMs: minute, pace: { postsPerSecond: 1_000, burst: 1_000 } };
const claimAll = async ({ ctx }: Engine) =>
  (await ctx.db.transaction((tx) => claimDueMessages(tx, ctx.now(), options))).claims;

/** A run of which Slack takes no message, with the incident about it and whom the job told. */
async function outOfSight(engine: Engine) {
  const run = await engine.propose();
  await engine.takeJobs();
  const root = (await claimAll(engine)).find(({ kind }) => kind === 'root');
  if (!root) throw new Error('The root is not due.');
  await messageUndeliverable(engine.ctx, root, 'is_archived');
  const [incident] = await engine.incidents(run.id);
  if (!incident) throw new Error('There is no incident.');
  return { run, incidentId: incident.id };
}

const refundEngine = () => openEngine({ script: refundOf(84_00) });

describe('when the thread of a run is out of reach', () => {
  test('its owners are told by a job of the same transaction, each directly, and once however often it runs', async () => {
    const engine = await refundEngine();
    const { incidentId } = await outOfSight(engine);
    expect(await engine.takeJobs()).toEqual([{ name: 'incident', id: incidentId, due: null }]);
    await tellOwners(engine.ctx, incidentId);
    await tellOwners(engine.ctx, incidentId);
    expect(await toldAbout(engine.db, incidentId)).toEqual([
      [margaret, margaret],
      [priya, priya],
    ]);
  });

  test('in their own channel at once, if that is another one', async () => {
    const engine = await refundEngine();
    await bindTeams(engine.ctx, { teams: inTheLounge });
    const { incidentId } = await outOfSight(engine);
    await tellOwners(engine.ctx, incidentId);
    expect(await toldAbout(engine.db, incidentId)).toEqual([['C0LOUNGE', 'C0LOUNGE']]);
  });

  test.each(['archived', 'not_invited', 'no_channel'] as const)(
    'directly, if their own channel is %s',
    async (standing) => {
      const engine = await refundEngine();
      await bindTeams(engine.ctx, { teams: inTheLounge });
      engine.rooms.set('C0LOUNGE', standing);
      const { incidentId } = await outOfSight(engine);
      for (const claim of await claimAll(engine))
        if (claim.channelId === 'C0LOUNGE') await messageUndeliverable(engine.ctx, claim, standing);
      expect(await engine.takeJobs()).toEqual([{ name: 'incident', id: incidentId, due: null }]);
      await tellOwners(engine.ctx, incidentId);
      expect((await toldAbout(engine.db, incidentId)).map(([, to]) => to)).toEqual([
        'C0LOUNGE',
        margaret,
        priya,
      ]);
    },
  );

  test('directly, once their own channel has refused it, too; and nobody is told for ever', async () => {
    const engine = await refundEngine();
    await bindTeams(engine.ctx, { teams: inTheLounge });
    const { incidentId } = await outOfSight(engine);
    await engine.takeJobs();
    await tellOwners(engine.ctx, incidentId);
    for (const claim of await claimAll(engine))
      if (claim.channelId === 'C0LOUNGE') await messageUndeliverable(engine.ctx, claim, 'restricted_action');
    expect(await engine.takeJobs()).toEqual([{ name: 'incident', id: incidentId, due: null }]);
    await tellOwners(engine.ctx, incidentId);
    for (const claim of await claimAll(engine))
      if (claim.channelId === margaret) await messageUndeliverable(engine.ctx, claim, 'user_disabled');
    expect(await engine.takeJobs()).toEqual([]);
    expect(await toldAbout(engine.db, incidentId)).toHaveLength(3);
  });

  test('the backup owners, when every owner has left', async () => {
    const engine = await openEngine({ script: refundOf(84_00), spec: { backupOwner: 'agents' } });
    engine.accounts.set(margaret, 'deactivated').set(priya, 'deactivated');
    const { incidentId } = await outOfSight(engine);
    await tellOwners(engine.ctx, incidentId);
    expect(await toldAbout(engine.db, incidentId)).toEqual([[ada, ada]]);
  });

  test('and the admins, when nobody else is left; when they are gone, too, it is tried again', async () => {
    const engine = await openEngine({ script: refundOf(84_00), spec: { backupOwner: 'leads' } });
    engine.accounts.set(margaret, 'deactivated').set(priya, 'deactivated');
    const { incidentId } = await outOfSight(engine);
    await expect(tellOwners(engine.ctx, incidentId)).rejects.toBeInstanceOf(TryLater);
    await tellOwners({ ...engine.ctx, admins: [ada] }, incidentId);
    expect(await toldAbout(engine.db, incidentId)).toEqual([[ada, ada]]);
  });

  test('whoever is bound, when Slack does not say who is who', async () => {
    const engine = await refundEngine();
    const { incidentId } = await outOfSight(engine);
    const unknown = () => Promise.reject(new Refused('people_unknown'));
    const people = {
      ...engine.ctx.people,
      membersOf: unknown,
      standingOf: unknown,
      channelStanding: unknown,
    };
    await tellOwners({ ...engine.ctx, people }, incidentId);
    expect(await toldAbout(engine.db, incidentId)).toHaveLength(2);
  });
});

describe('what nobody could see', () => {
  test('is told elsewhere: how it ended to Ada directly, a later incident to the owners', async () => {
    const engine = await refundEngine();
    const { run } = await outOfSight(engine);
    await engine.takeJobs();
    await cancelRun(engine.ctx, { runId: run.id, person: ada, surface: 'command' });
    expect(await findMessage(engine.db, `${run.id}:${ada}`, 'outcome')).toMatchObject({ channelId: ada });
  });

  test('also when it was on its way as the thread died', async () => {
    const engine = await refundEngine();
    const run = await engine.propose();
    const claims = await claimAll(engine);
    const root = claims.find(({ kind }) => kind === 'root');
    if (!root) throw new Error('The root is not due.');
    await recordShown(engine.db, root, { ts: '1.1', channelId: supportChannel }, engine.ctx.now());
    await cancelRun(engine.ctx, { runId: run.id, person: ada, surface: 'command' });
    const again = (await claimAll(engine)).find(({ kind }) => kind === 'root');
    if (!again) throw new Error('The root is not due once more.');
    await messageUndeliverable(engine.ctx, again, 'is_archived');
    expect(await findMessage(engine.db, `${run.id}:${ada}`, 'outcome')).toMatchObject({
      channelId: ada,
      state: 'waiting',
    });
  });

  test('of a direct message that a person refuses, there is no more to do, and the thread says so', async () => {
    const engine = await refundEngine();
    const { run } = await engine.start(engine.shop.addTicket({ paid: 500_00 }).id, {
      askedIn: 'C0ELSEWHERE',
    });
    await engine.think(run.id);
    await cancelRun(engine.ctx, { runId: run.id, person: ada, surface: 'command' });
    const outcome = (await claimAll(engine)).find(({ kind }) => kind === 'outcome');
    if (!outcome) throw new Error('The outcome is not due.');
    await messageUndeliverable(engine.ctx, outcome, 'messages_tab_disabled');
    const [incident] = await engine.incidents(run.id);
    expect(await findMessage(engine.db, incident?.id ?? '', 'incident')).toMatchObject({
      channelId: supportChannel,
    });
  });
});
