import { describe, expect, test } from 'vitest';
import { insertAbsence } from '../../src/db/absences.ts';
import { getProposal } from '../../src/db/proposals.ts';
import { eraseContents } from '../../src/db/contents.ts';
import { claimLasts } from '../../src/domain/claim.ts';
import { Refused } from '../../src/domain/refused.ts';
import { approveReview } from '../../src/engine/reviews/approve-review.ts';
import { claimReview } from '../../src/engine/reviews/claims/claim-review.ts';
import { escalateReview } from '../../src/engine/reviews/escalate-review.ts';
import { handOnReview } from '../../src/engine/reviews/claims/hand-on-review.ts';
import { hour, later, minute } from '../../src/lib/time.ts';
import { listWaiting, listWaitingOf } from '../../src/reports/waiting-reviews.ts';
import { sql } from 'drizzle-orm';
import { bindTeams } from '../engine/support/bind-teams.ts';
import { noon, openEngine } from '../engine/support/engine.ts';
import { refusalOf } from '../engine/support/refusal-of.ts';
import { proposes, refundOf } from '../engine/support/scripted-agent.ts';
import { ada, grace, linus, margaret, oscar, priya, supportChannel, teams } from '../support/cast.ts';
import { sourcesOf } from './support/sources.ts';

const surface = 'message' as const;
type Opening = Parameters<typeof openEngine>[0];

/** Runs that wait, and what is listed for people. */
async function office(opening: Opening = { script: refundOf(84_00) }) {
  const engine = await openEngine(opening);
  const sources = sourcesOf(engine.ctx);
  const lines = async (person: string) => (await listWaiting(sources, person, { limit: 30 })).lines;
  return {
    ...engine,
    sources,
    lines,
    waiting: async (person: string) => (await lines(person)).map(({ reviewId }) => reviewId),
    /** One more run that waits for its reviewers. */
    async review(requesterId = ada) {
      const { run } = await engine.start(engine.shop.addTicket({ paid: 500_00 }).id, { requesterId });
      await engine.think(run.id);
      return engine.openReview(run.id);
    },
    approve: (reviewId: string, person: string) => approveReview(engine.ctx, { reviewId, person, surface }),
    away: (personId: string, deputyId: string) =>
      insertAbsence(engine.db, {
        id: `abs_${personId}`,
        personId,
        deputyId,
        startsAt: noon,
        endsAt: later(noon, hour),
        declaredAt: noon,
      }),
  };
}

test('a line says what waits, since when, until when, how risky it is and where its card is', async () => {
  const { review, lines, db } = await office();
  const { id, runId, dueAt, proposalId } = await review();
  await db.execute(sql`update messages set ts = '1.1', channel_id = 'C0' where kind = 'root'`);
  expect(await lines(grace)).toMatchObject([{ reviewId: id, card: null }]);
  await db.execute(sql`update messages set ts = '1.2', channel_id = 'C0' where kind = 'card'`);
  const { digest } = await getProposal(db, proposalId);
  expect(await lines(grace)).toEqual([
    {
      reviewId: id,
      runId,
      workflowTitle: 'Refunds',
      subject: 'Ticket 1042',
      actions: [
        expect.objectContaining({ tool: 'till_refund', risk: 'high' }),
        expect.objectContaining({ tool: 'desk_reply' }),
      ],
      digest,
      level: 1,
      levels: 2,
      openedAt: noon,
      dueAt,
      onBehalfOf: null,
      claim: null,
      obstacle: 'risk',
      card: { channelId: 'C0', ts: '1.2', threadTs: '1.1' },
    },
  ]);
});

test('the oldest comes first, page by page, and all of them are counted', async () => {
  const { review, sources, pass } = await office();
  const opened: string[] = [];
  for (let each = 0; each < 3; each += 1) {
    opened.push((await review()).id);
    pass(minute);
  }
  const page = async (offset: number) => {
    const { lines, total } = await listWaiting(sources, grace, { offset, limit: 2 });
    return { ids: lines.map(({ reviewId }) => reviewId), total };
  };
  expect(await page(0)).toEqual({ ids: opened.slice(0, 2), total: 3 });
  expect(await page(2)).toEqual({ ids: opened.slice(2), total: 3 });
  expect(await page(4)).toEqual({ ids: [], total: 3 });
  const asked = [opened[2]!, opened[0]!, 'rev_nothing'];
  expect((await listWaitingOf(sources, grace, asked)).map(({ reviewId }) => reviewId)).toEqual([
    opened[0],
    opened[2],
  ]);
});

describe('nobody’s list has what they may not decide now', () => {
  test('of another team, of another level, or when nothing waits', async () => {
    const { review, waiting } = await office();
    expect(await waiting(grace)).toEqual([]);
    const { id } = await review();
    expect([await waiting(grace), await waiting(linus)]).toEqual([[id], [id]]);
    expect([await waiting(ada), await waiting(oscar), await waiting(margaret)]).toEqual([[], [], []]);
  });

  test('what they asked for themselves', async () => {
    const { review, waiting } = await office();
    const { id } = await review(linus);
    expect([await waiting(linus), await waiting(grace)]).toEqual([[], [id]]);
  });

  test('what they have answered, while it waits for a second person', async () => {
    const { review, waiting, approve } = await office({ script: refundOf(150_00) });
    const { id } = await review();
    await approve(id, grace);
    expect([await waiting(grace), await waiting(linus)]).toEqual([[], [id]]);
  });

  test('what is decided', async () => {
    const { review, waiting, approve } = await office();
    const { id } = await review();
    await approve(id, linus);
    expect(await waiting(grace)).toEqual([]);
  });

  test('what was moved to another level; there it is on the list', async () => {
    const { review, waiting, ctx, openReview } = await office();
    const { id, runId } = await review();
    await escalateReview(ctx, { reviewId: id, person: grace, surface, category: 'above_my_limit', note: '' });
    const next = await openReview(runId);
    expect([await waiting(grace), await waiting(margaret)]).toEqual([[], [next.id]]);
  });

  test('that counts their approval at another level', async () => {
    const inOrder = {
      name: 'in-order',
      sentence: 'Reviewers, then leads.',
      when: { all: [] },
      route: { to: 'review' as const, level: 1, quorum: 1, afterwards: [{ level: 2, quorum: 1 }] },
    };
    const { review, waiting, approve, ctx, openReview } = await office({
      script: refundOf(84_00),
      spec: { policy: [inOrder] },
    });
    const leads = { channel: supportChannel, members: [grace, margaret] };
    await bindTeams(ctx, { teams: { ...teams, leads } });
    const { id, runId } = await review();
    await approve(id, grace);
    const next = await openReview(runId);
    expect([await waiting(grace), await waiting(margaret)]).toEqual([[], [next.id]]);
  });

  test('with an account that Slack says is deactivated', async () => {
    const { review, waiting, accounts } = await office();
    await review();
    accounts.set(grace, 'deactivated');
    expect(await waiting(grace)).toEqual([]);
  });

  test('while they are away: their deputy has it, and it says for whom', async () => {
    const { review, waiting, lines, away } = await office();
    const { id } = await review();
    await away(grace, margaret);
    expect(await waiting(grace)).toEqual([]);
    expect(await lines(margaret)).toMatchObject([{ reviewId: id, onBehalfOf: grace }]);
  });

  test('acting for whoever asked', async () => {
    const { review, waiting, away } = await office();
    const { id } = await review(priya);
    await away(priya, grace);
    expect([await waiting(grace), await waiting(linus)]).toEqual([[], [id]]);
  });

  test('of a workflow that this version no longer has', async () => {
    const { review, sources } = await office();
    await review();
    expect(await listWaiting({ ...sources, workflows: [] }, grace, { limit: 30 })).toEqual({
      lines: [],
      total: 0,
      overdue: 0,
    });
  });
});

test('a list that cannot be established is refused, not shortened', async () => {
  const { review, sources } = await office();
  await review();
  const eligibilityOf = () => Promise.reject(new Refused('people_unknown', { team: 'reviewers' }));
  expect(await refusalOf(listWaiting({ ...sources, eligibilityOf }, grace, { limit: 30 }))).toMatchObject({
    reason: 'people_unknown',
  });
});

test('who looks at it is said until the claim lapses, and who handed it on', async () => {
  const { review, lines, ctx, pass } = await office();
  const { id: reviewId } = await review();
  await claimReview(ctx, { reviewId, person: linus, surface });
  const until = later(ctx.now(), claimLasts);
  expect(await lines(grace)).toMatchObject([{ claim: { holder: linus, from: null, until } }]);
  await handOnReview(ctx, { reviewId, person: linus, surface, to: grace, note: '' });
  expect(await lines(grace)).toMatchObject([{ claim: { holder: grace, from: linus } }]);
  pass(claimLasts);
  expect(await lines(grace)).toMatchObject([{ claim: null }]);
});

test('what may be decided together has nothing in its way; what was erased has', async () => {
  const { review, lines, db, ctx } = await office({ script: proposes({ tags: ['late'] }), mode: 'pilot' });
  const { runId } = await review();
  expect(await lines(grace)).toMatchObject([{ obstacle: null, actions: [{ risk: 'low' }] }]);
  await eraseContents(db, [runId], ctx.now());
  expect(await lines(grace)).toMatchObject([{ obstacle: 'erased', actions: null }]);
});
