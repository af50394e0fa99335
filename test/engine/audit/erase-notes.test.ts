import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { erase } from '../../../src/cli/erase/erase.ts';
import { workspaceChain } from '../../../src/db/events.ts';
import { messages } from '../../../src/db/schema/messages.ts';
import { issueToken } from '../../../src/engine/access/issue-token.ts';
import { eraseNotes } from '../../../src/engine/audit/erase-notes.ts';
import { handOver } from '../../../src/engine/incidents/hand-over.ts';
import { openIncident, openTrouble } from '../../../src/engine/incidents/open-incident.ts';
import { resolveIncident } from '../../../src/engine/incidents/resolve-incident.ts';
import { tellOwners } from '../../../src/engine/incidents/tell-owners.ts';
import { demoteWorkflow } from '../../../src/engine/modes/demote-workflow.ts';
import { pauseWorkflow } from '../../../src/engine/pauses/pause-workflow.ts';
import { changeGrant } from '../../../src/engine/tools/change-grant.ts';
import { seeTools } from '../../../src/engine/tools/see-tools.ts';
import { findDemotionNews } from '../../../src/reports/mode-news.ts';
import { day } from '../../../src/lib/time.ts';
import { runCli } from '../../cli/support/run-cli.ts';
import { tablesWith } from '../../cli/support/whole-database.ts';
import { margaret, priya } from '../../support/cast.ts';
import { sourcesOf } from '../../reports/support/sources.ts';
import { openEngine } from '../support/engine.ts';
import { refundOf } from '../support/scripted-agent.ts';

const surface = 'message' as const;
const said = {
  handed: 'Maya wrote about it twice.',
  resolved: 'The desk had a new address for Maya.',
  demoted: 'Linus says the refunds are odd.',
  paused: 'Maya called the boss.',
  pausedAll: 'The boss is on the line.',
  granted: 'Grace asked me for it.',
  token: 'Priya’s old laptop',
};

/** Margaret and Priya have written wherever somebody can write without a run; one incident of it has none. */
async function written() {
  const engine = await openEngine({ script: refundOf(84_00) });
  const { ctx, db } = engine;
  const incidentId = await db.transaction((tx) =>
    openTrouble(ctx, tx, { run: null, workflowId: 'refunds', cause: 'connector', code: 'no_answer' }),
  );
  await tellOwners(ctx, incidentId);
  const on = { incidentId, person: margaret, surface };
  await handOver(ctx, { ...on, to: priya, note: said.handed });
  const end = { resolution: 'mended', endRuns: false };
  await resolveIncident(ctx, { ...on, ...end, person: priya, note: said.resolved });
  await demoteWorkflow(ctx, { workflow: 'refunds', reason: said.demoted, person: margaret, surface });
  await pauseWorkflow(ctx, { workflow: 'refunds', reason: said.paused, person: margaret, surface });
  await pauseWorkflow(ctx, { workflow: 'all', reason: said.pausedAll, person: priya, surface });
  const tool = (await seeTools(ctx, { person: priya, surface })).find(({ name }) => name === 'desk_tag');
  const grant = { tool: 'desk_tag', to: 'revoked', seen: tool?.stamp ?? '' } as const;
  await changeGrant(ctx, { ...grant, why: said.granted, person: priya, surface });
  await issueToken(ctx, { person: priya, surface, label: said.token, lifetime: 7 * day });
  const left = async () => {
    const found: string[] = [];
    for (const [name, text] of Object.entries(said))
      if ((await tablesWith(db, text)).length) found.push(name);
    return found;
  };
  const drawn = async () =>
    Object.fromEntries(
      (await db.select().from(messages)).map(({ kind, aboutId, wanted }) => [`${kind} ${aboutId}`, wanted]),
    );
  const cli = (...args: string[]) => runCli(erase, args, { databaseUrl: engine.url });
  return { ...engine, incidentId, left, drawn, cli };
}

test('of an incident without a run: its notes, from every table, and its thread is drawn again', async () => {
  const { ctx, incidentId, left, drawn, eventRows, brokenLinks } = await written();
  expect(await left()).toEqual(Object.keys(said));
  const before = await drawn();
  expect(await eraseNotes(ctx, { incident: incidentId }, 'maintainer')).toEqual({ texts: 2 });
  expect(await left()).toEqual(['demoted', 'paused', 'pausedAll', 'granted', 'token']);
  const after = await drawn();
  const again = Object.keys(after).filter((name) => (after[name] ?? 0) > (before[name] ?? 0));
  expect(again.some((name) => name.startsWith(`incident ${incidentId}`))).toBe(true);
  expect(again.filter((name) => name.startsWith('incident_note '))).toHaveLength(2);
  expect((await eventRows(workspaceChain)).at(-1)).toMatchObject({
    type: 'texts.erased',
    data: { count: 2, by: 'maintainer', incident: incidentId },
  });
  expect(await eraseNotes(ctx, { incident: incidentId }, 'maintainer')).toEqual({ texts: 0 });
  expect(await brokenLinks()).toEqual([]);
});

test('of a workflow: what stopped it, why it was taken back and why it stands still; the pause itself stays', async () => {
  const { ctx, db, left, drawn, cli } = await written();
  const before = await drawn();
  const { code, said: lines } = await cli('--workflow', 'refunds', '--yes');
  expect([code, lines[0], lines.at(-2)]).toEqual([
    0,
    'To be erased: 4 notes.',
    'Erased 4 notes. The app now renders their Slack messages without them.',
  ]);
  expect(lines.join('\n')).not.toMatch(/Maya|Linus/);
  expect(lines.filter((line) => line.endsWith(`by ${margaret}`))).toHaveLength(3);
  expect(await left()).toEqual(['pausedAll', 'granted', 'token']);
  const [change] = await db.execute<{ id: string }>(
    sql`select id from mode_changes where note_id is not null`,
  );
  expect(await findDemotionNews(sourcesOf(ctx), change?.id ?? '')).toMatchObject({
    note: null,
    byId: margaret,
  });
  const demotion = `demotion ${change?.id}`;
  expect((await drawn())[demotion]).toBe((before[demotion] ?? 0) + 1);
  expect(await db.execute(sql`select 1 from pauses where resumed_at is null`)).toHaveLength(2);
  expect((await cli('--workflow', 'all', '--yes')).code).toBe(0);
  expect(await left()).toEqual(['granted', 'token']);
});

test('of a person: whatever they wrote without a run, and nobody else’s; in runs it goes with the run', async () => {
  const { left, cli, brokenLinks } = await written();
  const { code, said: lines } = await cli('--author', priya, '--yes');
  expect([code, lines[0]]).toEqual([0, 'To be erased: 4 notes.']);
  expect(lines.join('\n')).toContain('What they wrote in runs goes with those runs');
  expect(await left()).toEqual(['handed', 'demoted', 'paused']);
  expect(await brokenLinks()).toEqual([]);
  const again = await cli('--author', priya, '--yes');
  expect(again).toMatchObject({
    code: 0,
    said: [expect.stringContaining('Nothing is left'), expect.anything()],
  });
});

test('the operator hears that an incident’s notes go with its run, or that there is no such incident', async () => {
  const { ctx, db, propose, url } = await openEngine();
  const cli = (...args: string[]) => runCli(erase, args, { databaseUrl: url });
  const run = await propose();
  const id = await db.transaction((tx) => openIncident(ctx, tx, run, 'budget', 'cost'));
  expect(await cli('--incident', id, '--yes')).toMatchObject({
    code: 1,
    complained: [`Nothing was erased: what was written about ${id} goes with its run, --run ${run.id}.`],
  });
  expect((await cli('--incident', 'inc_nowhere', '--yes')).complained[0]).toContain('there is no incident');
});
