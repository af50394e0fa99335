import { describe, expect, test } from 'vitest';
import { getContent } from '../../../src/db/contents.ts';
import { workspaceChain } from '../../../src/db/events.ts';
import { findMessage } from '../../../src/db/messages.ts';
import { listModeChanges } from '../../../src/db/modes.ts';
import { reversals } from '../../../src/db/schema/reversals.ts';
import { theSystem } from '../../../src/domain/event.ts';
import { claimMessages } from '../../../src/engine/messages/claim-messages.ts';
import { messageUndeliverable } from '../../../src/engine/messages/message-undeliverable.ts';
import { changeMode } from '../../../src/engine/modes/change-mode.ts';
import { sweepModes } from '../../../src/engine/modes/sweep-modes.ts';
import { openIncident } from '../../../src/engine/incidents/open-incident.ts';
import { approveReview } from '../../../src/engine/reviews/approve-review.ts';
import { registerWorkflows } from '../../../src/engine/workspace/register-workflows.ts';
import { newId } from '../../../src/lib/ids.ts';
import { grace, margaret, oscar, priya, supportChannel } from '../../support/cast.ts';
import { refundPolicy, refundWorkflow } from '../support/refund-workflow.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { proposes } from '../support/scripted-agent.ts';
import { piloted } from './support/piloted.ts';

const surface = 'message' as const;

/** A workflow that is live, and a run of it that nobody was asked about and that is not carried out yet. */
async function live(opening: Parameters<typeof piloted>[0] = {}) {
  const office = await piloted({ mode: 'live', ...opening });
  const { db, ctx, openReview, execute } = office;
  const lastChange = async () => (await listModeChanges(db, 'refunds', 1))[0];
  return {
    ...office,
    lastChange,
    changes: async () => (await listModeChanges(db, 'refunds', 20)).map(({ reason }) => reason),
    async incident(cause: 'action_unknown' | 'action_failed' = 'action_unknown') {
      const run = await office.propose();
      await db.transaction((tx) => openIncident(ctx, tx, run, cause, 'desk_tag', { isGrave: true }));
    },
    async graceApproves(runId: string) {
      const review = await openReview(runId);
      await approveReview(ctx, { reviewId: review.id, person: grace, surface });
      await execute(runId);
    },
  };
}

describe('Margaret takes it back', () => {
  test('at once: what she said is kept where it can be erased, and her colleagues read it in their channel', async () => {
    const { demotes, mode, lastChange, db, eventRows } = await live();
    expect(await demotes(margaret, 'The tags look wrong.')).toMatchObject({ from: 'live', to: 'pilot' });
    expect(await mode()).toBe('pilot');
    const change = await lastChange();
    expect(change).toMatchObject({ from: 'live', to: 'pilot', reason: 'person', byId: margaret });
    expect(await getContent(db, change?.noteId ?? '')).toBe('The tags look wrong.');
    expect(await findMessage(db, change?.id ?? '', 'demotion')).toMatchObject({ channelId: supportChannel });
    const event = (await eventRows(workspaceChain)).at(-1);
    expect(event).toMatchObject({ type: 'workflow.demoted', actorId: margaret, data: { from: 'live' } });
    expect(JSON.stringify(event)).not.toContain('wrong');
  });

  test('not without a reason, and not to where it is', async () => {
    const { demotes, mode } = await live({ mode: 'pilot' });
    expect(await refusalOf(demotes(margaret, ' '))).toMatchObject({ reason: 'bad_input' });
    expect(await refusalOf(demotes(margaret, 'Again.', 'pilot'))).toMatchObject({ reason: 'not_below' });
    await demotes(margaret, 'Nothing of it is right.');
    expect(await mode()).toBe('shadow');
    expect(await refusalOf(demotes(margaret, 'Further.'))).toMatchObject({ reason: 'not_below' });
  });

  test.each([
    ['Grace, who only reviews', grace],
    ['Oscar, of no team', oscar],
  ])('%s may not', async (_, person) => {
    const { demotes, mode } = await live();
    expect(await refusalOf(demotes(person))).toMatchObject({ reason: 'may_not_demote' });
    expect(await mode()).toBe('live');
  });

  test('twice at the same moment: once', async () => {
    const { demotes, changes } = await live({ racing: true });
    const answers = await Promise.allSettled([
      demotes(margaret, 'One.', 'pilot'),
      demotes(priya, 'Other.', 'pilot'),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await changes()).toEqual(['person', 'registered']);
  });
});

describe('what was begun while it was live', () => {
  test('and a rule alone approved goes to people where it is not carried out', async () => {
    const { propose, demotes, execute, run, shop, graceApproves, openReview } = await live();
    const { id, status } = await propose();
    expect(status).toBe('executing');
    await demotes();
    await execute(id);
    expect([(await run(id)).status, shop.taggings]).toEqual(['awaiting_review', []]);
    expect(await openReview(id)).toMatchObject({ level: 1, quorum: 1 });
    await graceApproves(id);
    expect([(await run(id)).status, shop.taggings.length]).toEqual(['completed', 1]);
  });

  test('and people approved is carried out as they approved it, even where it is in shadow now', async () => {
    const { propose, demotes, graceApproves, run, shop } = await live({
      script: proposes({ refund: 84_00 }),
    });
    const { id } = await propose();
    await demotes(margaret, 'Nothing more of it.', 'shadow');
    await graceApproves(id);
    expect([(await run(id)).status, shop.refunds.length]).toEqual(['completed', 1]);
  });

  test('and is still thought about is proposed to people', async () => {
    const { start, think, demotes, run, shop } = await live();
    const { run: begun } = await start(shop.addTicket().id);
    await demotes();
    await think(begun.id);
    expect(await run(begun.id)).toMatchObject({ status: 'awaiting_review', mode: 'live' });
  });

  test('also between the last look at the rules and the first action', async () => {
    const { propose, demotes, execute, run, shop, ctx } = await live();
    const { id } = await propose();
    let demoted: Promise<unknown> | undefined;
    // The arguments are looked at for secrets after the rules were tried, and before the action is claimed.
    const secrets = {
      async findIn() {
        demoted ??= demotes();
        await demoted;
        return [];
      },
    };
    await expect(execute(id, 0, { ...ctx, secrets })).rejects.toThrow('Not now: demoted');
    expect(shop.taggings).toEqual([]);
    await execute(id, 1);
    expect([(await run(id)).status, shop.taggings]).toEqual(['awaiting_review', []]);
  });
});

describe('LeenOps takes it back by itself', () => {
  test('in the transaction of an incident of the top severity, once, and the next proposal is reviewed', async () => {
    const { incident, mode, lastChange, changes, propose, db, eventRows } = await live();
    await incident();
    expect(await mode()).toBe('pilot');
    const change = await lastChange();
    expect(change).toMatchObject({ reason: 'incident', byId: 'leenops', evidence: { incidents: 1 } });
    expect(await findMessage(db, change?.id ?? '', 'demotion')).toMatchObject({ channelId: supportChannel });
    expect((await eventRows(workspaceChain)).at(-1)).toMatchObject({ type: 'workflow.demoted' });
    await incident();
    expect(await changes()).toEqual(['incident', 'registered']);
    expect((await propose()).status).toBe('awaiting_review');
  });

  test('not on an incident that is less than that', async () => {
    const { incident, mode, ctx } = await live();
    await incident('action_failed');
    expect([await mode(), await sweepModes(ctx)]).toEqual(['live', 0]);
  });

  test('two such incidents at the same moment: once', async () => {
    const { incident, changes } = await live({ racing: true });
    await Promise.all([incident(), incident(), incident()]);
    expect(await changes()).toEqual(['incident', 'registered']);
  });

  test('within a minute of an action that was undone, whoever looks, once', async () => {
    const { propose, execute, executions, db, ctx, changes, mode } = await live({ racing: true });
    const { id } = await propose();
    await execute(id);
    const [execution] = await executions(id);
    const by = { recordedByKind: 'person' as const, recordedById: grace };
    const at = { reversedAt: ctx.now(), recordedAt: ctx.now() };
    const actionId = execution?.actionId ?? '';
    await db
      .insert(reversals)
      .values({ id: newId('ref'), runId: id, actionId, tool: 'desk_tag', ...by, ...at });
    const swept = await Promise.all([sweepModes(ctx), sweepModes(ctx), sweepModes(ctx), sweepModes(ctx)]);
    expect(swept.reduce((sum, count) => sum + count)).toBe(1);
    expect([await mode(), await changes()]).toEqual(['pilot', ['reversal', 'registered']]);
  });

  test('when too few of the last decisions approve what was proposed; what came before it went live counts no more', async () => {
    const terms = {
      spec: { demotion: { last: 3, approvedBelow: 0.8 } },
      script: proposes({ refund: 84_00 }),
    };
    const { propose, graceApproves, rejects, ctx, lastChange, db, pass } = await live(terms);
    for (let n = 0; n < 2; n += 1) await graceApproves((await propose()).id);
    expect(await sweepModes(ctx)).toBe(0);
    await rejects();
    expect(await sweepModes(ctx)).toBe(1);
    expect(await lastChange()).toMatchObject({
      reason: 'approval',
      evidence: { decided: 3, unchanged: 2, approvedBelow: 0.8 },
    });
    pass(1);
    const again = { from: 'pilot', to: 'live', reason: 'promoted', by: theSystem, evidence: {} } as const;
    await db.transaction((tx) => changeMode(ctx, tx, { id: 'refunds', owner: 'leads' }, again));
    expect(await sweepModes(ctx)).toBe(0);
  });

  test('when a deploy drops a mandatory rule, or says something else under its name', async () => {
    const [first, ...others] = refundPolicy;
    const mandatory = others.map((rule) => (rule.name === 'large' ? { ...rule, mandatory: true } : rule));
    const spec = { policy: [first, ...mandatory] as typeof refundPolicy };
    const { withWorkflow, shop, mode, lastChange, propose } = await live({ spec });
    expect((await propose()).status).toBe('executing');
    await registerWorkflows(withWorkflow(refundWorkflow(shop, { ...spec, instructions: 'Read it twice.' })));
    expect(await mode()).toBe('live');
    await registerWorkflows(withWorkflow(refundWorkflow(shop)));
    expect(await mode()).toBe('pilot');
    expect(await lastChange()).toMatchObject({ reason: 'mandatory_rule', evidence: { rules: ['large'] } });
  });
});

test('an owners’ channel that takes nothing: each whom the team names hears of it, and nobody twice', async () => {
  const { demotes, lastChange, db, ctx } = await live();
  await demotes();
  const { id = '' } = (await lastChange()) ?? {};
  const pace = { postsPerSecond: 1_000, burst: 1_000 };
  const { claims } = await claimMessages(ctx, { limit: 50, leaseMs: 60_000, pace });
  const claim = claims.find(({ aboutId }) => aboutId === id);
  if (!claim) throw new Error('The demotion is not due.');
  await messageUndeliverable(ctx, claim, 'is_archived');
  for (const person of [margaret, priya])
    expect(await findMessage(db, `${id}:${person}`, 'demotion')).toMatchObject({ channelId: person });
});
