import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { contents } from '../../../src/db/schema/runs.ts';
import { findMessage } from '../../../src/db/messages.ts';
import { acknowledgeIncident } from '../../../src/engine/incidents/acknowledge-incident.ts';
import { handOver } from '../../../src/engine/incidents/hand-over.ts';
import { pauseFrom } from '../../../src/engine/incidents/pause-from.ts';
import { resolveIncident } from '../../../src/engine/incidents/resolve-incident.ts';
import { cancelRun } from '../../../src/engine/runs/cancel-run.ts';
import { eraseTexts } from '../../../src/engine/audit/erase-texts.ts';
import { findPause } from '../../../src/db/pauses.ts';
import { ada, grace, margaret, oscar, priya, supportChannel } from '../../support/cast.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { deeds, refusedRefund, theIncident } from './support.ts';

async function stopped() {
  const engine = await refusedRefund();
  const incident = await theIncident(engine, engine.runId);
  const asks = (person: string) => ({ incidentId: incident.id, person, surface: 'message' as const });
  return { ...engine, incident, asks, now: () => theIncident(engine, engine.runId) };
}

describe('an incident', () => {
  test('stands in its owners’ channel with a line in the run’s thread, and is recorded with the run', async () => {
    const { db, incident, runId, events, brokenLinks } = await stopped();
    expect(incident).toMatchObject({ cause: 'action_failed', code: 'till_refund', status: 'opened', runId });
    expect(await findMessage(db, `${incident.id}:${supportChannel}`, 'incident')).toMatchObject({
      channelId: supportChannel,
      threadOf: null,
    });
    expect((await findMessage(db, incident.id, 'incident'))?.threadOf).not.toBeNull();
    expect((await events(runId)).slice(-2)).toEqual(['run.blocked', 'incident.opened']);
    expect(await brokenLinks()).toEqual([]);
  });

  test('is acknowledged by one person; the second hears who was first', async () => {
    const engine = await stopped();
    const { ctx, asks, now, incident } = engine;
    await acknowledgeIncident(ctx, asks(margaret));
    expect(await refusalOf(acknowledgeIncident(ctx, asks(priya)))).toMatchObject({
      reason: 'incident_acknowledged',
      detail: { by: margaret },
    });
    expect(await now()).toMatchObject({
      status: 'acknowledged',
      acknowledgedBy: margaret,
      assignee: margaret,
    });
    expect(await deeds(engine, incident.id)).toEqual(['acknowledged']);
  });

  test('of two who acknowledge at once, one has it', async () => {
    const { ctx, asks, now } = await stopped();
    const both = await Promise.allSettled(
      [margaret, priya].map((who) => acknowledgeIncident(ctx, asks(who))),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await now()).status).toBe('acknowledged');
  });

  test.each([ada, grace, oscar])('is not for %s, and trying is on record', async (who) => {
    const { ctx, asks, events, runId, now } = await stopped();
    expect(await refusalOf(acknowledgeIncident(ctx, asks(who)))).toMatchObject({ reason: 'may_not_handle' });
    expect((await events(runId)).at(-1)).toBe('refused');
    expect((await now()).status).toBe('opened');
  });

  test('is handed to somebody who may handle it, with a note; to nobody else', async () => {
    const engine = await stopped();
    const { ctx, asks, now, incident, db } = engine;
    expect(await refusalOf(handOver(ctx, { ...asks(margaret), to: grace, note: '' }))).toMatchObject({
      reason: 'cannot_handle',
      detail: { person: grace, team: 'leads' },
    });
    await handOver(ctx, { ...asks(margaret), to: priya, note: 'You know the till.' });
    expect(await now()).toMatchObject({ assignee: priya, acknowledgedBy: margaret, status: 'acknowledged' });
    expect(await deeds(engine, incident.id)).toEqual([`handed_over ${priya}`]);
    expect(JSON.stringify(await db.select().from(contents))).toContain('You know the till.');
  });

  test('pauses its workflow, and says so', async () => {
    const engine = await stopped();
    const { ctx, asks, incident, db } = engine;
    await pauseFrom(ctx, asks(margaret));
    expect(await findPause(db, 'refunds')).toMatchObject({
      pausedBy: margaret,
      reason: `incident ${incident.id}`,
    });
    expect(await deeds(engine, incident.id)).toEqual(['paused']);
  });
});

describe('the end of an incident', () => {
  const mended = { resolution: 'mended', note: 'The till has money again.', endRuns: false };

  test('takes a way and a note, which goes with the run’s texts', async () => {
    const engine = await stopped();
    const { ctx, asks, now, runId, db, events, eventRows } = engine;
    const refused = (change: object) =>
      refusalOf(resolveIncident(ctx, { ...asks(margaret), ...mended, ...change }));
    expect(await refused({ note: '  ' })).toMatchObject({ reason: 'bad_input' });
    expect(await refused({ resolution: 'run_completed' })).toMatchObject({ reason: 'bad_input' });
    await resolveIncident(ctx, { ...asks(margaret), ...mended });
    expect(await now()).toMatchObject({ status: 'resolved', resolution: 'mended', resolvedBy: margaret });
    expect((await events(runId)).at(-1)).toBe('incident.resolved');
    expect(JSON.stringify(await eventRows(runId))).not.toContain('has money');
    expect(await refused({})).toMatchObject({
      reason: 'incident_over',
      detail: { by: margaret, resolution: 'mended' },
    });
    expect((await engine.run(runId)).status).toBe('blocked');

    await cancelRun(ctx, { runId, person: margaret, surface: 'command' });
    await eraseTexts(ctx, { run: runId }, 'maintainer');
    const [note] = await db
      .select()
      .from(contents)
      .where(eq(contents.id, (await now()).noteId ?? ''));
    expect(note).toMatchObject({ body: null, salt: null });
  });

  test('cancels the run where whoever resolves it wants that', async () => {
    const { ctx, asks, runId, run, now } = await stopped();
    const ended = await resolveIncident(ctx, { ...asks(margaret), ...mended, endRuns: true });
    expect([ended, (await run(runId)).status]).toEqual([{ ended: 1 }, 'cancelled']);
    expect((await now()).resolution).toBe('mended');
  });

  test('comes by itself when the run is cancelled', async () => {
    const engine = await stopped();
    await cancelRun(engine.ctx, { runId: engine.runId, person: ada, surface: 'command' });
    expect(await engine.now()).toMatchObject({
      status: 'resolved',
      resolution: 'run_cancelled',
      resolvedBy: null,
      noteId: null,
    });
    expect(await deeds(engine, engine.incident.id)).toEqual(['resolved run_cancelled']);
  });
});
