import { expect, test } from 'vitest';
import { workspaceChain } from '../../../src/db/events.ts';
import { seeMetrics } from '../../../src/engine/metrics/see-metrics.ts';
import { grace, oscar, priya } from '../../support/cast.ts';
import { openEngine } from '../support/engine.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { refundOf } from '../support/scripted-agent.ts';

async function office() {
  const engine = await openEngine({ script: refundOf(84_00) });
  const { ctx } = engine;
  const [workflow] = ctx.workflows;
  if (!workflow) throw new Error('There is no workflow.');
  const ask = (person: string, ...words: string[]) => seeMetrics(ctx, { words, person, surface: 'command' });
  return { ...engine, workflow, ask };
}

test('Grace sees the numbers of what she works with, in whichever order she asks', async () => {
  const { ask, workflow } = await office();
  const { id } = workflow;
  expect(await ask(grace)).toEqual({ workflow: null, workflowIds: [id], period: '7d' });
  expect(await ask(grace, '90D', id)).toMatchObject({ workflow: { id }, period: '90d' });
  expect(await ask(grace, id.toUpperCase(), '30d')).toMatchObject({ workflow: { id }, period: '30d' });
  expect(await ask(grace, 'all', '30d')).toMatchObject({ workflow: null, period: '30d' });
});

test('Oscar has no role in anything and is told whom to ask, which is recorded', async () => {
  const { ask, workflow, eventRows } = await office();
  expect(await refusalOf(ask(oscar))).toEqual({ reason: 'may_not_measure', detail: { admins: priya } });
  expect(await refusalOf(ask(oscar, workflow.id))).toMatchObject({
    reason: 'may_not_measure',
    detail: { workflow: workflow.title, admins: priya },
  });
  const refused = (await eventRows(workspaceChain)).filter(({ type }) => type === 'refused');
  expect(refused.map(({ data }) => data)).toEqual([
    { attempted: 'metrics', reason: 'may_not_measure' },
    { attempted: 'metrics', reason: 'may_not_measure' },
  ]);
});

test.each([
  [['7days'], '“7days” is neither a workflow nor a period.'],
  [['7d', '30d'], 'That is more than one period.'],
  [['x'.repeat(500)], `“${'x'.repeat(40)}” is neither`],
])('a word that is wrong gets what there is: %s', async (words, said) => {
  const { ask, workflow } = await office();
  const { reason, detail } = await refusalOf(ask(grace, ...words));
  expect(reason).toBe('bad_input');
  expect(detail['metrics']).toContain(said);
  expect(detail['metrics']).toContain(workflow.id);
  expect(detail['metrics']).toContain('7d, 30d, 90d');
});
