import { expect, test } from 'vitest';
import { contents } from '../../../src/db/schema/runs.ts';
import { findLatestProposal } from '../../../src/db/proposals.ts';
import { editReview } from '../../../src/engine/reviews/edits/edit-review.ts';
import { rejectReview } from '../../../src/engine/reviews/reject-review.ts';
import { grace } from '../../support/cast.ts';
import { openEngine, ownSecret } from '../support/engine.ts';
import { refundOf, scriptedAgent } from '../support/scripted-agent.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { runOf } from '../support/run-of.ts';

const key = ['ghp', 'abcdefghijklmnopqrstuvwxyz0123456789'].join('_');

type Shown = Pick<Awaited<ReturnType<typeof runOf>>, 'db'>;
const everythingKept = async ({ db }: Shown) => JSON.stringify(await db.select().from(contents));

test.each([
  ['a key in a draft', key, 'GitHub token in text of desk_reply'],
  ['our own signing secret', ownSecret.value, 'LeenOps’ own SLACK_SIGNING_SECRET in text of desk_reply'],
])(
  '%s stops the run before anything of it is kept, and the owner learns what and where',
  async (_what, secret, detail) => {
    const engine = await runOf(async ({ call, submit, task }) => {
      const ticket = /\d+/.exec(task.input)?.[0] ?? '';
      await call('desk_ticket', { ticket });
      await call('desk_reply', { ticket, text: `Use ${secret} for now.` });
      return submit();
    });
    await engine.think(engine.runId);
    expect(await engine.run(engine.runId)).toMatchObject({
      status: 'blocked',
      cause: 'policy',
      causeCode: 'secret_found',
    });
    expect(await engine.incidents(engine.runId)).toMatchObject([{ code: 'secret_found', detail }]);
    const steps = await engine.steps();
    expect(steps.find(({ name }) => name === 'desk_reply')).toMatchObject({
      status: 'failed',
      code: 'secret_found',
    });
    expect(await everythingKept(engine)).toContain('[removed: ');
    expect(await everythingKept(engine)).not.toContain(secret);
    expect(JSON.stringify(await engine.eventRows(engine.runId))).not.toContain(secret);
  },
);

test('a secret in what the agent asks for is sent nowhere', async () => {
  const engine = await runOf(async ({ call, submit }) => {
    await call('desk_ticket', { ticket: key });
    return submit();
  });
  await engine.think(engine.runId);
  expect(engine.shop.log).toEqual([]);
  expect(await engine.incidents(engine.runId)).toMatchObject([
    { detail: 'GitHub token in ticket of desk_ticket' },
  ]);
});

test.each(['summary', 'question'])(
  'a secret in the %s stops the run, and no proposal is written',
  async (part) => {
    const engine = await runOf(async ({ submit }) => submit({ [part]: `It is ${key}.` }));
    await engine.think(engine.runId);
    expect(await engine.incidents(engine.runId)).toMatchObject([
      { code: 'secret_found', detail: `GitHub token in ${part} of the result` },
    ]);
    expect(await engine.proposal()).toBeUndefined();
    expect(await everythingKept(engine)).not.toContain(key);
  },
);

test('a key that a customer pasted into the ticket reaches neither the model nor the record, and the run goes on', async () => {
  const told: string[] = [];
  const agent = scriptedAgent(async ({ call, submit, task }) => {
    told.push(JSON.stringify(await call('desk_ticket', { ticket: /\d+/.exec(task.input)?.[0] ?? '' })));
    await call('desk_tag', { ticket: /\d+/.exec(task.input)?.[0] ?? '', tags: ['key'] });
    return submit({ evidence: [{ source: 'desk_ticket', record: null, quote: 'It does not work with' }] });
  });
  const engine = await openEngine({ agent });
  const ticket = engine.shop.addTicket({ text: `It does not work with ${key}.` });
  const run = await engine.propose(ticket.id);
  expect(told[0]).toContain('[removed: GitHub token]');
  expect(run.status).toBe('executing');
  expect(await everythingKept(engine)).not.toContain(key);
});

test('Grace’s edit that holds a secret is refused beside its field, and is kept nowhere', async () => {
  const engine = await openEngine({ script: refundOf(84_00) });
  const { id } = await engine.propose();
  const review = await engine.openReview(id);
  const proposal = (await findLatestProposal(engine.db, id))!;
  const rows = await engine.db.select().from(contents);
  const body = rows.find((row) => row.id === proposal.bodyId)?.body as {
    actions: { id: string; tool: string }[];
  };
  const field = `${body.actions.find(({ tool }) => tool === 'desk_reply')?.id}:text`;
  const edit = editReview(engine.ctx, {
    reviewId: review.id,
    person: grace,
    surface: 'view',
    edits: { [field]: `Use ${key}.` },
  });
  expect(await refusalOf(edit)).toEqual({
    reason: 'bad_input',
    detail: { [field]: 'This looks like a secret (GitHub token). Take it out: it would be sent as it is.' },
  });
  expect(await everythingKept(engine)).not.toContain(key);
  expect(await engine.events(id)).toContain('refused');
});

test('a secret in a reviewer’s note is taken out before it is kept and the agent reads it', async () => {
  const engine = await openEngine({ script: refundOf(84_00) });
  const { id } = await engine.propose();
  const review = await engine.openReview(id);
  await rejectReview(engine.ctx, {
    reviewId: review.id,
    person: grace,
    surface: 'view',
    reasonCode: 'wrong_amount',
    note: `Try ${key} instead.`,
  });
  expect(await everythingKept(engine)).toContain('Try [removed: GitHub token] instead.');
});

test('what was approved before its secret was known is not sent', async () => {
  const engine = await openEngine({ script: refundOf(84_00), spec: {} });
  const { id } = await engine.propose();
  const { approveReview } = await import('../../../src/engine/reviews/approve-review.ts');
  await approveReview(engine.ctx, {
    reviewId: (await engine.openReview(id)).id,
    person: grace,
    surface: 'message',
  });
  const secrets = {
    findIn: async (text: string) =>
      text.includes('sorry') ? [{ kind: 'new secret', start: 0, end: text.length }] : [],
  };
  await engine.execute(id, 0, { ...engine.ctx, secrets });
  expect(engine.shop.replies).toEqual([]);
  expect(await engine.incidents(id)).toMatchObject([
    { code: 'secret_found', detail: 'new secret in desk_reply' },
  ]);
});
