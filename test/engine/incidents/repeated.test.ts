import { describe, expect, test } from 'vitest';
import { findMessage } from '../../../src/db/messages.ts';
import { resolveIncident } from '../../../src/engine/incidents/resolve-incident.ts';
import { retryIncident } from '../../../src/engine/incidents/retry-incident.ts';
import { cancelRun } from '../../../src/engine/runs/cancel-run.ts';
import { day, minute, second } from '../../../src/lib/time.ts';
import { listIncidentRuns } from '../../../src/db/incidents.ts';
import { ada, margaret, supportChannel } from '../../support/cast.ts';
import { openEngine } from '../support/engine.ts';
import type { Engine } from '../support/engine.ts';
import type { Script } from '../support/scripted-agent.ts';
import { allIncidents, deeds } from './support.ts';

const spent: Script = async () => ({ end: 'budget', budget: 'steps' }) as never;

/** So many runs that stop for the same, one after the other. */
async function stopTimes(engine: Engine, times: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < times; n += 1) {
    ids.push((await engine.propose()).id);
    engine.pass(second);
  }
  return ids;
}

const inChannel = (engine: Engine, id: string) =>
  findMessage(engine.db, `${id}:${supportChannel}`, 'incident');

describe('the same trouble three times within seven days', () => {
  test('is one incident of repeated failure, into which the earlier ones go', async () => {
    const engine = await openEngine({ script: spent });
    const runIds = await stopTimes(engine, 3);
    const [first, second, third] = await allIncidents(engine);
    expect([first, second]).toMatchObject([{ resolution: 'merged' }, { resolution: 'merged' }]);
    expect(third).toMatchObject({
      cause: 'repeated_failure',
      code: 'steps',
      severity: 'high',
      occurrences: 3,
      fingerprint: first?.fingerprint,
    });
    const runs = await listIncidentRuns(engine.db, third!);
    expect(runs.map(({ id }) => id).toSorted()).toEqual(runIds.toSorted());
    expect((await engine.run(runIds[2]!)).cause).toBe('budget');
  });

  test('while it is open, more of it are counted there: no card of their own, a line in each run’s thread', async () => {
    const engine = await openEngine({ script: spent });
    await stopTimes(engine, 3);
    const more = await stopTimes(engine, 4);
    engine.pass(10 * minute);
    const [last] = await stopTimes(engine, 1);
    const incidents = await allIncidents(engine);
    expect(incidents).toHaveLength(3);
    const repeated = incidents[2]!;
    expect(repeated.occurrences).toBe(8);
    for (const runId of [...more, last!])
      expect((await findMessage(engine.db, `${repeated.id}:${runId}`, 'incident'))?.threadOf).not.toBeNull();
    expect(await inChannel(engine, repeated.id)).toBeDefined();
    expect(await deeds(engine, repeated.id)).toEqual(['recurred', 'recurred']);
    expect(await engine.events(last!)).toContain('incident.recurred');
    expect(await engine.brokenLinks()).toEqual([]);
  });

  test('after it is resolved, counting begins anew', async () => {
    const engine = await openEngine({ script: spent });
    await stopTimes(engine, 3);
    const repeated = (await allIncidents(engine))[2]!;
    engine.pass(minute);
    await resolveIncident(engine.ctx, {
      incidentId: repeated.id,
      person: margaret,
      surface: 'message',
      resolution: 'mended',
      note: 'The budget was too small.',
      endRuns: false,
    });
    engine.pass(minute);
    await stopTimes(engine, 2);
    expect((await allIncidents(engine)).map(({ cause }) => cause)).toEqual([
      'budget',
      'budget',
      'repeated_failure',
      'budget',
      'budget',
    ]);
    await stopTimes(engine, 1);
    expect((await allIncidents(engine)).at(-1)?.cause).toBe('repeated_failure');
  });

  test('over more than seven days is none', async () => {
    const engine = await openEngine({ script: spent });
    await stopTimes(engine, 2);
    engine.pass(7 * day + minute);
    await stopTimes(engine, 1);
    expect((await allIncidents(engine)).map(({ cause }) => cause)).toEqual(['budget', 'budget', 'budget']);
  });

  test('all its runs are retried together; once none of them is open it is over', async () => {
    let calls = 0;
    const script: Script = async ({ submit }) => {
      calls += 1;
      return calls <= 3 ? ({ end: 'budget', budget: 'steps' } as never) : submit();
    };
    const engine = await openEngine({ script });
    const runIds = await stopTimes(engine, 3);
    const repeated = (await allIncidents(engine))[2]!;
    const retried = await retryIncident(engine.ctx, {
      incidentId: repeated.id,
      person: margaret,
      surface: 'message',
    });
    expect(retried).toEqual({ stages: ['agent', 'agent', 'agent'], refused: 0 });
    for (const runId of runIds) await cancelRun(engine.ctx, { runId, person: ada, surface: 'command' });
    expect((await allIncidents(engine))[2]).toMatchObject({ resolution: 'run_cancelled' });
    expect(await deeds(engine, repeated.id)).toEqual(['remedied retry', 'resolved run_cancelled']);
  });

  test('of thirty runs that stop at the same moment, on several connections, one', async () => {
    const engine = await openEngine({ script: spent, racing: true });
    const started = await Promise.all(
      Array.from({ length: 30 }, () => engine.start(engine.shop.addTicket({ paid: 500_00 }).id)),
    );
    await Promise.all(started.map(({ run }) => engine.think(run.id)));
    const incidents = await allIncidents(engine);
    expect(incidents).toHaveLength(3);
    const repeated = incidents.filter(({ cause }) => cause === 'repeated_failure');
    expect(repeated).toMatchObject([{ occurrences: 30, status: 'opened' }]);
    expect(await listIncidentRuns(engine.db, repeated[0]!)).toHaveLength(30);
    expect(await engine.brokenLinks()).toEqual([]);
  });
});
