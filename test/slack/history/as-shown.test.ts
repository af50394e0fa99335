import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { insertAbsence } from '../../../src/db/absences.ts';
import { verifyAudit } from '../../../src/cli/audit/verify-audit.ts';
import { eraseTexts } from '../../../src/engine/audit/erase-texts.ts';
import { claimMessages } from '../../../src/engine/messages/claim-messages.ts';
import { messageShown } from '../../../src/engine/messages/message-shown.ts';
import { approveReview } from '../../../src/engine/reviews/approve-review.ts';
import { editReview } from '../../../src/engine/reviews/edits/edit-review.ts';
import { keepShowing } from '../../../src/engine/reviews/keep-showing.ts';
import { rejectReview } from '../../../src/engine/reviews/reject-review.ts';
import { day, hour, later, minute } from '../../../src/lib/time.ts';
import { findRunView } from '../../../src/reports/run-view.ts';
import { findShown, listShown } from '../../../src/reports/shown.ts';
import { problemsOf } from '../../../src/slack/block-kit/validate.ts';
import { asShownModal } from '../../../src/slack/modals/as-shown-modal.ts';
import { renderer } from '../../../src/slack/render.ts';
import { bindTeams } from '../../engine/support/bind-teams.ts';
import { noon, openEngine } from '../../engine/support/engine.ts';
import { refundOf } from '../../engine/support/scripted-agent.ts';
import { grace, linus, margaret, teams } from '../../support/cast.ts';
import { sourcesOf } from '../../reports/support/sources.ts';
import { read } from '../cards/support/read.ts';

const surface = 'message' as const;

/** Cards are drawn as the outbox draws them, and a Slack that takes everything has them. */
async function office(amount = 84_00) {
  const engine = await openEngine({ script: refundOf(amount) });
  const { ctx, db } = engine;
  const sources = sourcesOf(ctx);
  let ts = 0;
  const shown = async () => {
    const render = renderer(sources, ctx.now);
    const pace = { postsPerSecond: 1_000, burst: 1_000 };
    for (;;) {
      const { claims } = await claimMessages(ctx, { limit: 50, leaseMs: minute, pace });
      if (claims.length === 0) return;
      for (const claim of claims) {
        const drawn = await render(claim);
        const sent = { ts: claim.ts ?? `${(ts += 1)}.0`, channelId: claim.channelId };
        const { asksAbout: reviewId, text, blocks } = drawn ?? {};
        await messageShown(ctx, claim, sent, reviewId ? { reviewId, body: { text, blocks } } : undefined);
      }
    }
  };
  const decisionsOn = async (runId: string) =>
    (await findRunView(sources, runId))?.reviews.flatMap(({ decisions }) => decisions) ?? [];
  return {
    ...engine,
    sources,
    shown,
    decisionsOn,
    /** What a decider was shown, as the view shows it now. */
    async readsAgain(runId: string, decider: string) {
      const decision = (await decisionsOn(runId)).find((each) => each.decider.id === decider);
      const showing = await findShown(sources, decision?.showingId ?? '');
      if (!showing) throw new Error(`Nothing was kept of what ${decider} was shown.`);
      const view = asShownModal(showing);
      expect(problemsOf(view, 'modal')).toEqual([]);
      return read(view.blocks as never);
    },
    async problems() {
      const found: string[] = [];
      await verifyAudit(db, undefined, (problem) => void found.push(problem));
      return found;
    },
  };
}

test('the card that Grace approved is shown again as it was, whatever changed since', async () => {
  const { ctx, db, propose, openReview, shown, execute, readsAgain, pass, sources, withWorkflow } =
    await office();
  const { id } = await propose();
  const review = await openReview(id);
  await shown();
  pass(minute);
  await approveReview(ctx, { reviewId: review.id, person: grace, surface });
  await execute(id);
  await shown();
  const before = await readsAgain(id, grace);
  expect(before).toContain('What will happen if you approve');
  expect(before).toContain('€84.00');
  expect(before).not.toContain('Approved');

  pass(30 * day);
  const [workflow] = ctx.workflows;
  const renamed = withWorkflow({
    ...workflow!,
    title: 'Money back',
    rejectReasons: [{ code: 'other', label: 'Other' }],
    caseSections: () => [],
  });
  sources.workflows = renamed.workflows;
  await bindTeams(ctx, { teams: { ...teams, reviewers: { ...teams.reviewers, members: [linus] } } });
  await insertAbsence(db, {
    id: 'abs_grace',
    personId: grace,
    deputyId: margaret,
    startsAt: noon,
    endsAt: later(noon, 60 * day),
    declaredAt: noon,
  });
  await db.execute(sql`update steps set name = 'something_else' where run_id = ${id}`);
  expect(await readsAgain(id, grace)).toBe(before);
});

test('who edits, and who approves the edit, saw two different cards, and each is kept', async () => {
  const { ctx, propose, openReview, shown, readsAgain, pass, sources } = await office(150_00);
  const { id } = await propose();
  await shown();
  const first = await openReview(id);
  const [action] = (await findRunView(sources, id))?.proposals[0]?.body?.actions ?? [];
  pass(minute);
  await editReview(ctx, {
    reviewId: first.id,
    person: grace,
    surface: 'view',
    edits: { [`${action?.id}:amount`]: '120.00' },
  });
  await shown();
  pass(minute);
  const second = await openReview(id);
  await approveReview(ctx, { reviewId: second.id, person: linus, surface });
  expect(await readsAgain(id, grace)).toContain('€150.00');
  const seenByLinus = await readsAgain(id, linus);
  expect(seenByLinus).toContain('€120.00');
  expect(seenByLinus).toContain('Changed from version 1');
});

test('a card that is drawn anew and says the same is kept once; another decision before hers is another card', async () => {
  const { ctx, propose, openReview, shown, sources, pass } = await office(150_00);
  const { id } = await propose();
  const review = await openReview(id);
  await shown();
  const kept = async () => (await listShown(sources, { runId: id, reviewId: review.id })).showings.length;
  expect(await kept()).toBe(1);
  await ctx.db.execute(sql`update messages set wanted = wanted + 1, state = 'waiting' where kind = 'card'`);
  await shown();
  expect(await kept()).toBe(1);
  pass(minute);
  await approveReview(ctx, { reviewId: review.id, person: grace, surface });
  await shown();
  expect(await kept()).toBe(2);
});

test('whoever decided over the API or in an opened case saw that, and nobody is said to have seen what only another one opened', async () => {
  const { ctx, propose, openReview, shown, sources, decisionsOn, pass } = await office(150_00);
  const { id } = await propose();
  const review = await openReview(id);
  await shown();
  pass(minute);
  const about = { reviewId: review.id, body: { review: 'as JSON' } };
  await keepShowing(ctx, { ...about, personId: linus, surface: 'api' });
  pass(minute);
  await approveReview(ctx, { reviewId: review.id, person: linus, surface: 'api' });
  await keepShowing(ctx, { ...about, personId: margaret, surface: 'view', body: { text: '', blocks: [] } });
  await approveReview(ctx, { reviewId: review.id, person: grace, surface });
  const [byLinus, byGrace] = await decisionsOn(id);
  expect(await findShown(sources, byLinus?.showingId ?? '')).toMatchObject({
    surface: 'api',
    personId: linus,
  });
  expect(await findShown(sources, byGrace?.showingId ?? '')).toMatchObject({
    surface: 'message',
    personId: null,
  });
});

test('nothing was shown: the decision says so, and is none the worse', async () => {
  const { ctx, propose, openReview, decisionsOn, problems } = await office();
  const { id } = await propose();
  const { id: reviewId } = await openReview(id);
  await rejectReview(ctx, {
    reviewId,
    person: grace,
    surface,
    reasonCode: 'wrong_amount',
    note: '',
    again: false,
  });
  expect(await decisionsOn(id)).toMatchObject([{ kind: 'reject', showingId: null }]);
  expect(await problems()).toEqual([]);
});

test('what is kept is what was shown: a change shows in the audit, an erasure does not, and takes the text', async () => {
  const { ctx, db, propose, openReview, shown, execute, readsAgain, problems, pass, events } = await office();
  const { id } = await propose();
  const { id: reviewId } = await openReview(id);
  await shown();
  pass(hour);
  await approveReview(ctx, { reviewId, person: grace, surface });
  await execute(id);
  expect(await problems()).toEqual([]);

  const texts = sql`id in (select content_id from showings)`;
  const [kept] = await db.execute<{ body: object }>(sql`select body from contents where ${texts}`);
  await db.execute(sql`update contents set body = '{"text":"€1.00","blocks":[]}' where ${texts}`);
  const row = (await events(id)).indexOf('review.decided') + 1;
  expect(await problems()).toEqual([`chain ${id} row ${row}: what ${grace} was shown is not what is kept`]);
  await db.execute(sql`update contents set body = ${JSON.stringify(kept?.body)}::jsonb where ${texts}`);
  expect(await problems()).toEqual([]);

  await eraseTexts(ctx, { run: id }, 'maintainer');
  expect(await problems()).toEqual([]);
  const again = await readsAgain(id, grace);
  expect(again).toContain('The texts of this run were erased');
  expect(again).not.toContain('€84.00');
  await db.execute(sql`update decisions set showing_id = null`);
  expect(await problems()).toEqual([`chain ${id} row ${row}: what ${grace} was shown is missing`]);
});
