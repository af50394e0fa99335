import { expect, test } from 'vitest';
import { getStanding } from '../../../src/db/tools.ts';
import { workspaceChain } from '../../../src/db/events.ts';
import { changeGrant } from '../../../src/engine/tools/change-grant.ts';
import type { GrantChoice } from '../../../src/engine/tools/change-grant.ts';
import { seeTool, seeTools } from '../../../src/engine/tools/see-tools.ts';
import { standingStamp } from '../../../src/engine/tools/standing-stamp.ts';
import { approveReview } from '../../../src/engine/reviews/approve-review.ts';
import { ada, grace, priya } from '../../support/cast.ts';
import { openEngine } from '../support/engine.ts';
import type { Engine } from '../support/engine.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { proposes, refundOf } from '../support/scripted-agent.ts';

const says = async ({ ctx }: Engine, tool: string, to: GrantChoice) =>
  changeGrant(ctx, {
    tool,
    to,
    seen: standingStamp(await getStanding(ctx.db, tool)),
    why: 'The refunds look wrong.',
    person: priya,
    surface: 'command',
  });

test('without the read that it needs a workflow does not start, and says whom to ask', async () => {
  const engine = await openEngine();
  await says(engine, 'desk_ticket', 'revoked');
  const refused = await refusalOf(engine.start(engine.shop.addTicket().id));
  expect(refused).toMatchObject({
    reason: 'tool_withheld',
    detail: { tool: 'desk_ticket', title: 'read the ticket', admins: priya },
  });
  await says(engine, 'desk_ticket', 'granted');
  expect((await engine.start(engine.shop.addTicket().id)).how).toBe('started');
});

test('without a write it goes on with what is left: the agent never sees the other', async () => {
  const seen: string[][] = [];
  const engine = await openEngine({
    script: async (work) => {
      seen.push(work.task.tools.map(({ name }) => name));
      return proposes({ tags: ['late'] })(work);
    },
  });
  await says(engine, 'till_refund', 'revoked');
  const run = await engine.propose();
  expect(seen).toEqual([['desk_ticket', 'desk_reply', 'desk_tag']]);
  expect(run.status).toBe('executing');
});

test('what is revoked while the agent thinks is refused at the call, and a later grant adds nothing to the run', async () => {
  const answers: object[] = [];
  let engine: Engine;
  engine = await openEngine({
    script: async (work) => {
      await work.call('desk_ticket', { ticket: '1042' });
      await says(engine, 'desk_reply', 'revoked');
      answers.push(await work.call('desk_reply', { ticket: '1042', text: 'Sorry.' }));
      await says(engine, 'till_refund', 'granted');
      answers.push(await work.call('till_refund', { charge: 'ch_1042', amount: 100 }));
      await work.call('desk_tag', { ticket: '1042', tags: ['late'] });
      return work.submit();
    },
  });
  await says(engine, 'till_refund', 'revoked');
  const run = await engine.propose();
  expect(answers).toEqual([
    { error: 'desk_reply is not, or no longer, granted. Go on without it.' },
    { error: 'There is no tool till_refund.' },
  ]);
  expect(run.tools?.map(({ name }) => name)).toEqual(['desk_ticket', 'desk_reply', 'desk_tag']);
  const [started] = (await engine.eventRows(run.id)).filter(({ type }) => type === 'run.started');
  expect(started?.data['tools']).toEqual(['desk_ticket', 'desk_reply', 'desk_tag']);
});

test('an approved action of a tool that was revoked since is not carried out: the run stops, and nothing was done', async () => {
  const engine = await openEngine({ script: refundOf(20_00) });
  const run = await engine.propose();
  const review = await engine.openReview(run.id);
  await approveReview(engine.ctx, { reviewId: review.id, person: grace, surface: 'message' });
  await says(engine, 'till_refund', 'revoked');
  await engine.execute(run.id);
  expect(await engine.run(run.id)).toMatchObject({
    status: 'blocked',
    cause: 'permission',
    causeCode: 'till_refund',
  });
  expect(engine.shop.refunds).toEqual([]);
  expect(engine.shop.replies).toEqual([]);
});

test('a tool revoked between two actions stops the second; the first stays done', async () => {
  let engine: Engine;
  const slow = Promise.withResolvers<void>();
  engine = await openEngine({ script: refundOf(20_00) });
  const run = await engine.propose();
  const review = await engine.openReview(run.id);
  await approveReview(engine.ctx, { reviewId: review.id, person: grace, surface: 'message' });
  engine.shop.plan('refund', { slow: slow.promise });
  const executing = engine.execute(run.id);
  await expect.poll(() => engine.shop.log.some((call) => call.startsWith('refund '))).toBe(true);
  await says(engine, 'desk_reply', 'revoked');
  slow.resolve();
  await executing;
  expect(engine.shop.refunds).toHaveLength(1);
  expect(engine.shop.replies).toEqual([]);
  expect(await engine.run(run.id)).toMatchObject({
    status: 'blocked',
    cause: 'permission',
    causeCode: 'desk_reply',
  });
});

test('only admins see and grant; they say why, and nobody grants what somebody else changed meanwhile', async () => {
  const engine = await openEngine();
  const { ctx } = engine;
  const asking = { person: ada, surface: 'command' as const };
  expect((await refusalOf(seeTools(ctx, asking))).reason).toBe('not_an_admin');
  const change = { tool: 'till_refund', to: 'revoked', seen: '', why: 'no' } as const;
  expect((await refusalOf(changeGrant(ctx, { ...change, ...asking }))).reason).toBe('not_an_admin');
  const byPriya = { person: priya, surface: 'command' as const };
  expect((await refusalOf(changeGrant(ctx, { ...change, ...byPriya, why: ' ' }))).detail).toHaveProperty(
    'why',
  );
  expect((await refusalOf(changeGrant(ctx, { ...change, ...byPriya }))).reason).toBe('tool_changed');
  const unknown = { ...change, tool: 'till_empty', seen: standingStamp({}), ...byPriya };
  expect((await refusalOf(changeGrant(ctx, unknown))).reason).toBe('unknown_tool');

  const { stamp } = await seeTool(ctx, { tool: 'till_refund', ...byPriya });
  expect(
    (await refusalOf(changeGrant(ctx, { ...change, ...byPriya, seen: stamp, to: 'read' }))).detail,
  ).toHaveProperty('to');
  await changeGrant(ctx, { ...change, ...byPriya, seen: stamp });
  expect((await refusalOf(changeGrant(ctx, { ...change, ...byPriya, seen: stamp }))).detail['by']).toBe(
    priya,
  );
  expect(await seeTool(ctx, { tool: 'till_refund', ...byPriya })).toMatchObject({
    withheld: 'revoked',
    grant: { changedBy: priya, why: 'no' },
    workflows: [{ id: 'refunds' }],
  });
  const rows = (await engine.eventRows(workspaceChain)).filter(({ type }) => type === 'tool.revoked');
  expect(rows).toMatchObject([{ actorId: priya, data: { tool: 'till_refund', before: null } }]);
  expect(JSON.stringify(rows)).not.toContain('"no"');
  expect(await engine.brokenLinks()).toEqual([]);
});
