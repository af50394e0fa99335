import { expect, test } from 'vitest';
import { claimDueMessages } from '../../../src/db/message-claims.ts';
import type { IncidentCause, ResolutionCode } from '../../../src/domain/incident.ts';
import { messageUndeliverable } from '../../../src/engine/messages/message-undeliverable.ts';
import { grantOnce } from '../../../src/engine/incidents/grant-once.ts';
import { resolveIncident } from '../../../src/engine/incidents/resolve-incident.ts';
import { retryRun } from '../../../src/engine/incidents/retry-run.ts';
import { settleAction } from '../../../src/engine/incidents/settle-action.ts';
import { supplyInput } from '../../../src/engine/incidents/supply-input.ts';
import { keepTime } from '../../../src/engine/reviews/clock/keep-time.ts';
import { sweep } from '../../../src/engine/runs/sweep.ts';
import { day, hour, minute } from '../../../src/lib/time.ts';
import { margaret, priya } from '../../support/cast.ts';
import { openEngine } from '../support/engine.ts';
import type { Engine } from '../support/engine.ts';
import { refundWorkflow } from '../support/refund-workflow.ts';
import { proposes, refundOf } from '../support/scripted-agent.ts';
import type { Script } from '../support/scripted-agent.ts';
import { approve, revoke, theIncident } from './support.ts';

const by = (person: string) => ({ person, surface: 'message' as const });
const usual = refundOf(84_00);

/** The first attempt ends so; every later one as usual. */
function first(end: object): Script {
  let begun = 0;
  return async (work) => {
    begun += 1;
    return begun === 1 ? (end as never) : usual(work);
  };
}

const retried = ({ ctx }: Engine, runId: string) => retryRun(ctx, { runId, ...by(margaret) });

/** Whatever it stands before, people approve it and it is carried out. */
async function finish(engine: Engine, runId: string): Promise<void> {
  if ((await engine.run(runId)).status === 'queued') await engine.think(runId);
  if ((await engine.run(runId)).status === 'awaiting_review') await approve(engine, runId);
  if ((await engine.run(runId)).status === 'executing') await engine.execute(runId);
}

type Case = {
  opening?: Parameters<typeof openEngine>[0];
  /** Until it has stopped. */
  stop(engine: Engine): Promise<string>;
  /** What somebody does about it. */
  mend(engine: Engine, runId: string): Promise<unknown>;
  ends: ResolutionCode;
};

async function approvedRun(engine: Engine): Promise<string> {
  const { id } = await engine.propose();
  await approve(engine, id);
  return id;
}

const cases: Partial<Record<IncidentCause, Case>> = {
  permission: {
    async stop(engine) {
      const id = await approvedRun(engine);
      await revoke(engine, 'till_refund');
      await engine.execute(id);
      return id;
    },
    mend: ({ ctx }, runId) => grantOnce(ctx, { runId, ...by(priya) }),
    ends: 'run_completed',
  },
  policy: {
    opening: { script: proposes({ refund: 84_00, charge: 'ch_other' }) },
    stop: async (engine) => (await engine.propose()).id,
    mend: async (engine, runId) => {
      const { id: incidentId } = await theIncident(engine, runId);
      const how = { resolution: 'as_intended', note: 'It asked for another’s money.', endRuns: true };
      await resolveIncident(engine.ctx, { incidentId, ...how, ...by(margaret) });
    },
    ends: 'as_intended',
  },
  budget: {
    opening: { script: first({ end: 'budget', budget: 'steps' }) },
    stop: async (engine) => (await engine.propose()).id,
    mend: retried,
    ends: 'run_completed',
  },
  missing_input: {
    async stop(engine) {
      engine.shop.plan('check', 'refused');
      const run = await engine.propose();
      return run.id;
    },
    mend: async ({ ctx, run }, runId) => {
      const ticket = (await run(runId)).subjectKey.replace('desk:', '');
      await supplyInput(ctx, { runId, intake: { ticket }, ...by(margaret) });
    },
    ends: 'run_completed',
  },
  connector: {
    async stop(engine) {
      const { run } = await engine.start(engine.shop.addTicket({ paid: 500_00 }).id);
      engine.shop.plan('check', 'no answer');
      await engine.think(run.id, 5);
      return run.id;
    },
    mend: retried,
    ends: 'run_completed',
  },
  model: {
    opening: { script: first({ end: 'invalid_output' }) },
    stop: async (engine) => (await engine.propose()).id,
    mend: retried,
    ends: 'run_completed',
  },
  delivery: {
    async stop(engine) {
      const { id } = await engine.propose();
      const { ctx, db } = engine;
      const options = { limit: 50, leaseMs: minute, pace: { postsPerSecond: 1_000, burst: 1_000 } };
      const { claims } = await db.transaction((tx) => claimDueMessages(tx, ctx.now(), options));
      const root = claims.find(({ kind }) => kind === 'root') ?? expect.fail('There is no root.');
      await messageUndeliverable(ctx, root, 'is_archived');
      return id;
    },
    mend: async () => {},
    ends: 'run_completed',
  },
  review_expired: {
    opening: { script: usual, spec: { onSilence: 'block' } },
    async stop(engine) {
      const { id } = await engine.propose();
      for (let n = 0; n < 8 && (await engine.run(id)).status === 'awaiting_review'; n += 1) {
        engine.pass(day);
        await keepTime(engine.ctx, (await engine.openReview(id)).id);
      }
      return id;
    },
    mend: retried,
    ends: 'run_completed',
  },
  outdated: {
    async stop(engine) {
      const id = await approvedRun(engine);
      const [, ...others] = refundWorkflow(engine.shop).writes;
      const old = engine.withWorkflow(refundWorkflow(engine.shop, { writes: others as never }));
      await engine.execute(id, 5, old);
      return id;
    },
    mend: retried,
    ends: 'run_completed',
  },
  action_failed: {
    async stop(engine) {
      const id = await approvedRun(engine);
      engine.shop.plan('refund', 'refused');
      await engine.execute(id);
      return id;
    },
    mend: retried,
    ends: 'run_completed',
  },
  action_unknown: {
    async stop(engine) {
      const id = await approvedRun(engine);
      engine.shop.plan('refund', 'lost answer');
      engine.shop.plan('look up', ...Array.from({ length: 5 }, () => 'no answer' as const));
      for (let failures = 0; failures <= 5; failures += 1) {
        await engine.execute(id, failures).catch(() => {});
        engine.pass(minute);
      }
      return id;
    },
    mend: async ({ ctx, executions }, runId) => {
      const actionId = (await executions(runId))[0]?.actionId ?? '';
      await settleAction(ctx, { actionId, finding: 'applied', note: '', ...by(margaret) });
    },
    ends: 'run_completed',
  },
  internal: {
    async stop(engine) {
      const { run } = await engine.start(engine.shop.addTicket({ paid: 500_00 }).id);
      for (let n = 0; n < 7; n += 1) {
        engine.pass(hour);
        await sweep(engine.ctx);
      }
      return run.id;
    },
    mend: retried,
    ends: 'run_completed',
  },
};

test.each(Object.entries(cases))(
  '%s: from what stops the run to its end',
  async (cause, { opening, stop, mend, ends }) => {
    const engine = await openEngine({ script: usual, ...opening });
    const runId = await stop(engine);
    expect(await theIncident(engine, runId)).toMatchObject({ cause, status: 'opened', resolution: null });
    await mend(engine, runId);
    await finish(engine, runId);
    expect(await theIncident(engine, runId)).toMatchObject({ cause, status: 'resolved', resolution: ends });
    expect(await engine.brokenLinks()).toEqual([]);
  },
);
