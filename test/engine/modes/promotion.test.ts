import { describe, expect, test } from 'vitest';
import { workspaceChain } from '../../../src/db/events.ts';
import { findMessage } from '../../../src/db/messages.ts';
import { listModeChanges } from '../../../src/db/modes.ts';
import { findPromotion } from '../../../src/db/promotions.ts';
import { seePromotion } from '../../../src/engine/modes/see-promotion.ts';
import { sweepModes } from '../../../src/engine/modes/sweep-modes.ts';
import { openIncident } from '../../../src/engine/incidents/open-incident.ts';
import { observeRun } from '../../../src/engine/shadow/observe-run.ts';
import { day } from '../../../src/lib/time.ts';
import { ada, grace, margaret, oscar, priya, supportChannel, teams } from '../../support/cast.ts';
import { bindTeams } from '../support/bind-teams.ts';
import { refundWorkflow } from '../support/refund-workflow.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { enough, piloted } from './support/piloted.ts';

const tim = 'U0TIM';

test('Margaret looks: what people decided so far, and what is missing', async () => {
  const { sees, approves, rejects } = await piloted();
  await approves(2);
  await rejects();
  expect(await sees()).toMatchObject({
    to: 'live',
    evidence: {
      mode: 'pilot',
      model: 'script-1',
      reviewed: 3,
      unchanged: 2,
      rejected: 1,
      reasons: [{ code: 'wrong_amount', count: 1 }],
      agreement: [{ action: 'desk_tag', band: null, same: 2, of: 3 }],
      deciders: 1,
      medianMs: 60_000,
      leftOut: 0,
    },
    missing: [{ code: 'reviewed', have: 3, need: 8, wrong: 1 }],
    open: undefined,
  });
});

test('without evidence it cannot be proposed, and Margaret reads what is missing', async () => {
  const { proposesIt, approves, mode, eventRows } = await piloted();
  await approves(enough - 1);
  expect(await refusalOf(proposesIt())).toEqual({
    reason: 'evidence_missing',
    detail: { workflow: 'Refunds', have: '4', need: '5', wrong: '0' },
  });
  expect(await mode()).toBe('pilot');
  expect((await eventRows(workspaceChain)).at(-1)).toMatchObject({
    type: 'refused',
    actorId: margaret,
    data: { attempted: 'promote refunds', reason: 'evidence_missing' },
  });
});

test('what was decided before it got its mode, or by another version, is left out', async () => {
  const { sees, approves, demotes, withWorkflow, shop, ctx } = await piloted();
  await approves(2);
  const other = withWorkflow(refundWorkflow(shop, { tolerance: 0.5, instructions: 'Read it twice.' }));
  const asked = { workflow: 'refunds', person: margaret, surface: 'command' as const };
  expect((await seePromotion(other, asked)).evidence).toMatchObject({ reviewed: 0, leftOut: 2 });
  await demotes(margaret, 'We begin anew.', 'shadow');
  expect((await seePromotion(ctx, asked)).evidence).toMatchObject({ mode: 'shadow', reviewed: 0 });
  expect((await sees()).to).toBe('pilot');
});

describe('with enough evidence', () => {
  /** Margaret has proposed it. */
  async function proposed(opening: Parameters<typeof piloted>[0] = {}) {
    const office = await piloted(opening);
    await office.approves(enough);
    const { id } = await office.proposesIt();
    const state = async () => {
      const found = await findPromotion(office.db, id);
      return [found?.state, found?.voidReason];
    };
    return { ...office, id, state };
  }

  test('the proposal stands in the owners’ channel with its evidence, and changes nothing', async () => {
    const { id, db, mode, state } = await proposed();
    expect(await findMessage(db, id, 'promotion')).toMatchObject({
      channelId: supportChannel,
      state: 'waiting',
      runId: null,
    });
    expect(await findPromotion(db, id)).toMatchObject({ evidence: { reviewed: 5, unchanged: 5 } });
    expect([await mode(), ...(await state())]).toEqual(['pilot', 'open', null]);
  });

  test('Priya confirms: it is live from the next run on, and the audit log has both', async () => {
    const { id, confirms, mode, eventRows, db, propose, run, execute, brokenLinks } = await proposed();
    const before = await propose();
    expect(await confirms(id)).toMatchObject({ to: 'live' });
    expect(await mode()).toBe('live');
    expect((await listModeChanges(db, 'refunds', 1))[0]).toMatchObject({
      from: 'pilot',
      to: 'live',
      reason: 'promoted',
      byId: margaret,
      secondId: priya,
    });
    expect((await eventRows(workspaceChain)).slice(-2)).toMatchObject([
      { type: 'promotion.proposed', actorId: margaret, data: { promotion: id, reviewed: 5 } },
      { type: 'workflow.promoted', actorId: margaret, data: { second: priya, from: 'pilot', to: 'live' } },
    ]);
    const after = await propose();
    await execute(after.id);
    expect([(await run(before.id)).status, (await run(after.id)).status]).toEqual([
      'awaiting_review',
      'completed',
    ]);
    expect(await brokenLinks()).toEqual([]);
  });

  test('Margaret does not confirm what she proposed, whatever teams she is in', async () => {
    const { id, confirms, ctx, mode } = await proposed();
    await bindTeams(ctx, {
      teams: { managers: { channel: supportChannel, members: [margaret, priya] } },
    });
    ctx.admins = [margaret];
    expect(await refusalOf(confirms(id, margaret))).toMatchObject({ reason: 'own_promotion' });
    expect(await refusalOf(confirms(id, margaret))).toMatchObject({ reason: 'own_promotion' });
    expect(await mode()).toBe('pilot');
  });

  test('Grace, Ada and Oscar neither look, nor propose, nor confirm', async () => {
    const { id, sees, proposesIt, confirms, withdraws, state } = await proposed();
    for (const person of [grace, ada, oscar]) {
      expect(await refusalOf(sees(person))).toMatchObject({ reason: 'may_not_promote' });
      expect(await refusalOf(proposesIt(person))).toMatchObject({ reason: 'may_not_promote' });
      expect(await refusalOf(confirms(id, person))).toMatchObject({ reason: 'may_not_confirm' });
      expect(await refusalOf(withdraws(id, person))).toMatchObject({ reason: 'may_not_confirm' });
    }
    expect(await state()).toEqual(['open', null]);
  });

  test('two confirm at the same moment: one did, the other is told who', async () => {
    const { id, confirms, ctx, db } = await proposed({ racing: true });
    await bindTeams(ctx, { teams: { managers: { ...teams.managers, members: [priya, tim] } } });
    const answers = await Promise.allSettled([confirms(id, priya), confirms(id, tim), confirms(id, priya)]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const lost = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    for (const refused of lost)
      expect(refused).toMatchObject({ reason: 'promotion_over', detail: { how: 'confirmed' } });
    const [last, first, ...more] = await listModeChanges(db, 'refunds', 5);
    expect([last?.reason, first?.reason, more.length]).toEqual(['promoted', 'registered', 0]);
    expect(lost.map(({ detail }) => detail.by)).toEqual([last?.secondId, last?.secondId]);
  });

  test('it is proposed once: a second proposal is told of the first', async () => {
    const { proposesIt } = await proposed();
    expect(await refusalOf(proposesIt(priya))).toMatchObject({
      reason: 'promotion_open',
      detail: { by: margaret },
    });
  });

  describe('what happens before the second click counts', () => {
    const late = { reason: 'promotion_over' } as const;

    test('a rejection that breaks the bound', async () => {
      const { id, rejects, confirms, state, mode } = await proposed();
      await rejects();
      expect(await refusalOf(confirms(id))).toMatchObject({
        ...late,
        detail: { how: 'void', why: 'evidence' },
      });
      expect([await mode(), ...(await state())]).toEqual(['pilot', 'void', 'evidence']);
    });

    test('an incident of the top severity, which also makes the card say so within a minute', async () => {
      const { id, confirms, state, ctx, db, propose } = await proposed();
      const run = await propose();
      await db.transaction((tx) =>
        openIncident(ctx, tx, run, 'action_unknown', 'desk_tag', { isGrave: true }),
      );
      const wanted = (await findMessage(db, id, 'promotion'))?.wanted ?? 0;
      expect([await sweepModes(ctx), await sweepModes(ctx)]).toEqual([1, 0]);
      expect(await state()).toEqual(['void', 'evidence']);
      expect((await findMessage(db, id, 'promotion'))?.wanted).toBe(wanted + 1);
      expect(await refusalOf(confirms(id))).toMatchObject(late);
    });

    test('another version of the workflow', async () => {
      const { id, confirms, state, withWorkflow, shop } = await proposed();
      const other = withWorkflow(refundWorkflow(shop, { tolerance: 0.5, instructions: 'Read it twice.' }));
      expect(await refusalOf(confirms(id, priya, other))).toMatchObject(late);
      expect(await state()).toEqual(['void', 'version']);
    });

    test('that Margaret is no owner any more', async () => {
      const { id, confirms, state, ctx } = await proposed();
      await bindTeams(ctx, { teams: { leads: { ...teams.leads, members: [priya, tim] } } });
      expect(await refusalOf(confirms(id))).toMatchObject(late);
      expect(await state()).toEqual(['void', 'proposer']);
    });

    test('a demotion', async () => {
      const { id, confirms, demotes, state } = await proposed();
      await demotes();
      expect(await state()).toEqual(['void', 'mode']);
      expect(await refusalOf(confirms(id))).toMatchObject(late);
    });

    test('that Margaret, or the second person, withdraws it', async () => {
      const { id, withdraws, confirms, state, eventRows } = await proposed();
      await withdraws(id, priya);
      expect(await state()).toEqual(['withdrawn', null]);
      expect(await refusalOf(withdraws(id))).toMatchObject({ ...late, detail: { by: priya } });
      expect(await refusalOf(confirms(id))).toMatchObject(late);
      const written = (await eventRows(workspaceChain)).map(({ type }) => type);
      expect(written.filter((type) => type === 'promotion.withdrawn')).toHaveLength(1);
    });

    test.each(['the clock', 'the click'])('a week: it lapses, by %s', async (by) => {
      const { id, confirms, state, ctx, pass } = await proposed();
      pass(7 * day - 1);
      expect(await sweepModes(ctx)).toBe(0);
      pass(1);
      if (by === 'the clock') expect(await sweepModes(ctx)).toBe(1);
      expect(await refusalOf(confirms(id))).toMatchObject({ ...late, detail: { how: 'lapsed' } });
      expect(await state()).toEqual(['lapsed', null]);
    });
  });
});

test('from shadow to pilot it takes runs that proposed something, and the same two people', async () => {
  const { propose, proposesIt, confirms, mode, ctx, pass } = await piloted({ mode: 'shadow' });
  const ids: string[] = [];
  for (let n = 0; n < 9; n += 1) ids.push((await propose()).id);
  pass(day);
  for (const id of [...ids, ...ids]) await observeRun(ctx, id, AbortSignal.any([]), 0);
  expect(await refusalOf(proposesIt(margaret, 'pilot'))).toMatchObject({
    reason: 'evidence_missing',
    detail: { have: '9', need: '10' },
  });
  await propose();
  expect(await refusalOf(proposesIt(margaret, 'live'))).toMatchObject({ reason: 'mode_changed' });
  const { id } = await proposesIt(margaret, 'pilot');
  await confirms(id);
  expect(await mode()).toBe('pilot');
});

test('above live there is nothing', async () => {
  const { sees } = await piloted({ mode: 'live' });
  expect(await refusalOf(sees())).toMatchObject({ reason: 'live_already' });
});
