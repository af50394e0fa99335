import { describe, expect, test } from 'vitest';
import { workspaceChain } from '../../../src/db/events.ts';
import { pauseWorkflow } from '../../../src/engine/pauses/pause-workflow.ts';
import { resumeWorkflow } from '../../../src/engine/pauses/resume-workflow.ts';
import { pauseSchedule, resumeSchedule } from '../../../src/engine/schedules/pause-schedule.ts';
import { runScheduleNow } from '../../../src/engine/schedules/run-now.ts';
import { seeSchedules } from '../../../src/engine/schedules/see-schedules.ts';
import { day, hour, later } from '../../../src/lib/time.ts';
import { ada, grace, margaret, oscar } from '../../support/cast.ts';
import { noon } from '../support/engine.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { openScheduled } from './support/scheduled.ts';

const toEight = 19 * hour;
const surface = 'command' as const;
const daily = (person: string, schedule = 'daily') => ({ workflow: 'refunds', schedule, person, surface });

async function office(...[times, opening]: Parameters<typeof openScheduled>) {
  const scheduled = await openScheduled(times, opening);
  const { ctx } = scheduled;
  return {
    ...scheduled,
    pause: (person = margaret) => pauseSchedule(ctx, daily(person)),
    resume: (person = margaret) => resumeSchedule(ctx, daily(person)),
    runNow: (person = margaret) => runScheduleNow(ctx, daily(person)),
    sees: async (person: string) => (await seeSchedules(ctx, { person, surface }))[0],
    standStill: (reason = '') =>
      pauseWorkflow(ctx, { workflow: 'refunds', person: margaret, surface, reason }),
    goOn: () => resumeWorkflow(ctx, { workflow: 'refunds', person: margaret, surface }),
  };
}

describe('Margaret, of the owners, pauses the schedule', () => {
  test('its times are on record as skipped, and when she resumes, the next one fires and no other', async () => {
    const { pause, resume, keepAndWork, pass, fires, runs, sees } = await office();
    expect(await pause()).toMatchObject({ title: 'Refunds', already: false, holds: false });
    expect(await pause()).toMatchObject({ already: true });
    pass(toEight);
    await keepAndWork();
    pass(3 * day);
    expect(await resume()).toMatchObject({ already: false, nextAt: later(noon, toEight + 4 * day) });
    await keepAndWork();
    expect(await fires()).toEqual(['11-24 07:00 skipped paused', '11-27 07:00 skipped paused +2']);
    pass(day);
    await keepAndWork();
    expect(await runs()).toHaveLength(1);
    expect(await sees(margaret)).toMatchObject({ pausedBy: null, last: { status: 'started' } });
  });

  test('where all times are to be made up for, they wait, and are started when she resumes', async () => {
    const { pause, resume, keepAndWork, pass, fires, sees } = await office({ missed: 'all' });
    await pause();
    pass(toEight + 2 * day);
    await keepAndWork();
    expect([await fires(), (await sees(margaret))?.held]).toEqual([[], 3]);
    expect(await resume()).toMatchObject({ holds: true });
    expect(await keepAndWork()).toBe(3);
    expect(await fires()).toHaveLength(3);
  });

  test('it is on record who did, and who tried', async () => {
    const { ctx, pause, resume, eventRows } = await office();
    expect(await refusalOf(pause(grace))).toMatchObject({ reason: 'may_not_pause' });
    await pause();
    expect(await refusalOf(resume(oscar))).toMatchObject({ reason: 'may_not_pause' });
    expect(await refusalOf(pauseSchedule(ctx, daily(margaret, 'nightly')))).toMatchObject({
      reason: 'unknown_schedule',
      detail: { asked: 'refunds nightly', known: 'daily' },
    });
    await resume();
    expect((await eventRows(workspaceChain)).map(({ type, actorId }) => `${type} ${actorId}`)).toEqual([
      `refused ${grace}`,
      `schedule.paused ${margaret}`,
      `refused ${oscar}`,
      `refused ${margaret}`,
      `schedule.resumed ${margaret}`,
    ]);
  });

  test('at the same moment as Priya: one pause', async () => {
    const { pause } = await office({}, { racing: true });
    const answers = await Promise.all([pause(), pause('U0PRIYA'), pause()]);
    expect(answers.filter(({ already }) => !already)).toHaveLength(1);
  });
});

describe('when the whole workflow stands still', () => {
  test('its times pass, and a week later nothing is made up for', async () => {
    const { standStill, goOn, keepAndWork, pass, fires, runs } = await office();
    await standStill();
    for (let days = 0; days < 7; days += 1) {
      pass(days === 0 ? toEight : day);
      await keepAndWork();
    }
    await goOn();
    await keepAndWork();
    expect(await runs()).toEqual([]);
    expect(await fires()).toEqual(
      [24, 25, 26, 27, 28, 29, 30].map((date) => `11-${date} 07:00 skipped paused`),
    );
  });

  test('a fire that came before it starts its runs when it goes on', async () => {
    const { standStill, goOn, keep, work, pass, fires, runs } = await office();
    pass(toEight);
    await keep();
    await standStill();
    await work();
    expect([await fires(), await runs()]).toEqual([['11-24 07:00 due'], []]);
    await goOn();
    await work();
    expect([await fires(), (await runs()).length]).toEqual([['11-24 07:00 started'], 1]);
  });
});

describe('run now', () => {
  test('does what the last time did not: Ada, who may start it, counts as who asked', async () => {
    const { runNow, pause, work, pass, keepAndWork, fires, runs } = await office();
    await pause();
    pass(toEight);
    await keepAndWork();
    expect(await runNow(ada)).toMatchObject({ at: later(noon, toEight), already: false });
    await work();
    expect(await fires()).toEqual(['11-24 07:00 started']);
    expect(await runs()).toMatchObject([{ requesterId: ada, trigger: 'schedule' }]);
  });

  test('is the run that the schedule started, not a second one', async () => {
    const { runNow, work, pass, keepAndWork, runs, fireRows } = await office();
    pass(toEight);
    await keepAndWork();
    await runNow();
    expect(await runNow()).toMatchObject({ already: true });
    await work();
    expect(await runs()).toMatchObject([{ requesterId: null }]);
    expect(await fireRows()).toMatchObject([{ status: 'started', askedBy: margaret }]);
  });

  test('before its first time ever is for the time before, and the first time comes all the same', async () => {
    const { runNow, work, pass, keepAndWork, fires } = await office();
    expect((await runNow()).at).toEqual(new Date('2026-11-23T07:00:00Z'));
    await work();
    pass(toEight);
    await keepAndWork();
    expect(await fires()).toEqual(['11-23 07:00 started', '11-24 07:00 started']);
  });

  test('takes the right to start, and a workflow that does not stand still', async () => {
    const { runNow, standStill } = await office();
    expect(await refusalOf(runNow(oscar))).toMatchObject({ reason: 'not_a_starter' });
    await standStill('The refunds look wrong.');
    expect(await refusalOf(runNow())).toMatchObject({ reason: 'workflow_paused' });
  });
});

test('everybody sees when it fires; its runs only who may see them, and buttons only who may press them', async () => {
  const { sees, pass, keepAndWork } = await office();
  pass(toEight);
  await keepAndWork();
  expect(await sees(oscar)).toMatchObject({
    cron: '0 8 * * *',
    timeZone: 'Europe/Berlin',
    nextAt: later(noon, toEight + day),
    last: { status: 'started', runs: null },
    mayPause: false,
    mayRun: false,
  });
  expect(await sees(ada)).toMatchObject({
    last: { runs: [{ how: 'started' }] },
    mayPause: false,
    mayRun: true,
  });
  expect(await sees(margaret)).toMatchObject({ mayPause: true, mayRun: true });
});
