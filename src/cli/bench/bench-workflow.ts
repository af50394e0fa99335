import { z } from 'zod';
import { readTool, writeTool } from '../../domain/tool.ts';
import type { Applied } from '../../domain/tool.ts';
import { defineWorkflow } from '../../domain/define-workflow.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { hour, minute } from '../../lib/time.ts';
import { teamOf, workflowOf } from './hundred-channels.ts';

const item = z.string().regex(/^\d+$/);
const record = (id: string) => ({ system: 'bench', id, label: `Item ${id}`, url: null });
const applied = async ({ item: id }: { item: string }): Promise<Applied> => ({
  record: record(id),
  note: 'done',
});

const read = readTool({
  name: 'bench_read',
  system: 'bench',
  title: 'read the item',
  description: 'The item.',
  input: z.object({ item }),
  bindings: { item: 'item' },
  read: async ({ item: id }) => ({
    data: { id, text: 'An item that is there at once.' },
    record: record(id),
  }),
});

const [tag, reply] = (['bench_tag', 'bench_reply'] as const).map((name) =>
  writeTool({
    name,
    system: 'bench',
    title: name === 'bench_tag' ? 'tag the item' : 'answer the item',
    description: 'Done at once.',
    input: z.object({ item }),
    bindings: { item: 'item' },
    risk: 'low',
    reversible: true,
    movesMoney: false,
    harm: 'None: it is a bench.',
    editable: [],
    says: ({ item: id }) => `${name === 'bench_tag' ? 'Tag' : 'Answer'} item ${id}`,
    preconditions: async () => ({}),
    execute: applied,
    lookUp: applied,
  }),
) as [ReturnType<typeof writeTool>, ReturnType<typeof writeTool>];

/** A workflow whose systems answer at once: what is measured is the engine, the database and Slack. */
export function benchWorkflow(index: number): Workflow {
  const team = teamOf(index);
  return defineWorkflow({
    id: workflowOf(index),
    title: `Bench ${index}`,
    purpose: 'Measures the engine.',
    starters: 'anyone',
    triggers: ['command'],
    intake: z.object({ wanted: z.enum(['tag', 'reply']), item }),
    intakeFromWords: ([wanted = '', id = '']) => ({ wanted, item: id }),
    subject: (intake) => ({ key: `bench:${index}:${intake.item}`, label: `Item ${intake.item}` }),
    reads: [read],
    writes: [tag, reply],
    scope: ({ intake }) => ({ item: [intake.item] }),
    policy: [
      {
        name: 'reply',
        sentence: 'A reply needs one approval.',
        when: { action: 'bench_reply' },
        route: { to: 'review', level: 1, quorum: 1 },
      },
      {
        name: 'tag',
        sentence: 'Tags alone are set without asking.',
        when: { onlyActions: ['bench_tag'] },
        route: { to: 'auto' },
      },
    ],
    levels: [{ team, dueIn: hour }],
    facts: () => ({}),
    actionFacts: () => ({}),
    rejectReasons: [{ code: 'wrong', label: 'It is wrong' }],
    escalationCategories: [{ code: 'overdue', label: 'Nobody decided in time' }],
    proof: 'The item was tagged or answered.',
    owner: team,
    backupOwner: team,
    home: team,
    instructions: 'Read the item, then tag or answer it.',
    task: (intake) => `${intake.wanted} ${intake.item}`,
    categories: ['item'],
    budgets: { steps: 5, tokens: 10_000, costMicroUsd: 10_000, wallMs: minute, repeats: 2 },
    caseSections: () => [],
  });
}
