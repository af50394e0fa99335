import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defineWorkflow } from '../../src/domain/define-workflow.ts';
import { getWriteTool, levelOf, subjectRecord, teamsOf, toolsOf } from '../../src/domain/workflow.ts';
import type { Condition, Route } from '../../src/domain/policy.ts';
import type { WriteTool } from '../../src/domain/tool.ts';
import { refundSpec, refundWorkflow } from '../engine/support/refund-workflow.ts';
import type { RefundSpec } from '../engine/support/refund-workflow.ts';
import { openShop } from '../engine/support/shop.ts';
import { hour } from '../../src/lib/time.ts';

const shop = openShop();
const spec = refundSpec(shop);
const workflow = refundWorkflow(shop);
const officeHours = { timeZone: 'Europe/Amsterdam', days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' };

/** What a spread lets through: types look at members that are written out. */
const route = { to: 'review' as const, level: 1, quorum: 1, afterward: [] };
const slip: Route = route;
const misspelt = { fact: 'confidence', belov: 1 } as unknown as Condition;

describe('a workflow that leaves a question open does not load', () => {
  const [firstRule] = spec.policy;
  test.each<[string, Partial<RefundSpec>, RegExp]>([
    ['what proves it is done', { proof: '  ' }, /refunds does not load.*What output proves it is complete/],
    ['who owns it', { owner: '' }, /Who owns the result/],
    ['who owns it when the owner is away', { backupOwner: '' }, /Who owns the result/],
    [
      'which of two rules of one name is meant',
      { policy: [firstRule, firstRule] },
      /Which actions need approval/,
    ],
    [
      'who decides at a level that there is not',
      { policy: [{ ...firstRule, route: { to: 'review', level: 3, quorum: 1 } }] },
      /refunds has 2 levels; a rule asks for level 3/,
    ],
  ])('%s', (_question, change, complaint) => {
    expect(() => defineWorkflow({ ...spec, ...change })).toThrow(complaint);
  });

  test.each<[string, Partial<RefundSpec>, RegExp]>([
    [
      'hours of a place that is none',
      { hours: { ...officeHours, timeZone: 'Mars/Olympus' } },
      /refunds does not load.*time zone Mars\/Olympus is unknown/,
    ],
    [
      'hours that end before they begin',
      { hours: { ...officeHours, from: '17:00', to: '09:00' } },
      /from 17:00 to 09:00/,
    ],
    [
      'a rule with a slip that its type let through',
      { policy: [{ ...firstRule, route: slip }] },
      /Rule outside-the-case, route: Unrecognized key: "afterward"/,
    ],
    [
      'a condition that is none',
      { policy: [{ ...firstRule, when: { all: [misspelt] } }] },
      /Rule outside-the-case, when/,
    ],
    ['hours on no day', { hours: { ...officeHours, days: [] } }, /working days are none/],
    [
      'repeats where the case has gone to the next level',
      { levels: [{ ...spec.levels[0], repeats: { every: hour, times: 1 } }, spec.levels[0]] },
      /level 1 \(reviewers\) repeats reminders/,
    ],
    [
      'an emoji on messages that it does not read',
      { triggers: ['command', { emoji: 'mag' }] },
      /there is no intakeFromMessage/,
    ],
    [
      'a watched channel of a team that is not its own',
      { triggers: ['command', { channel: 'sales', intakeFrom: () => undefined }] },
      /The channel of sales is watched/,
    ],
    [
      'an example that nobody would be understood with',
      { says: { verbs: ['refund'], nouns: ['ticket'], example: 'pay back the lamp' } },
      /"pay back the lamp"\) is not understood/,
    ],
  ])('nor does one with %s', (_what, change, complaint) => {
    expect(() => defineWorkflow({ ...spec, ...change })).toThrow(complaint);
  });

  test('and every open question is named at once', () => {
    expect(() => defineWorkflow({ ...spec, proof: '', owner: '' })).toThrow(/proof.*owner/s);
  });
});

describe('the version changes with what decides the behaviour', () => {
  const [ticket] = spec.reads;
  const [refund, ...otherWrites] = spec.writes;
  const [firstRule, ...otherRules] = spec.policy;
  const [firstLevel, ...otherLevels] = spec.levels;

  test.each<[string, Partial<RefundSpec>]>([
    ['the instructions', { instructions: `${spec.instructions} Be kind.` }],
    ['a rule', { policy: [{ ...firstRule, route: { to: 'review', level: 1, quorum: 2 } }, ...otherRules] }],
    ['a tool less', { writes: [refund] }],
    [
      'a tool’s arguments',
      {
        writes: [{ ...refund, input: z.object({ charge: z.string(), amount: z.int() }) }, ...otherWrites],
      },
    ],
    ['what a tool is bound to', { writes: [{ ...refund, bindings: {} }, ...otherWrites] }],
    ['how long a level has', { levels: [{ ...firstLevel, dueIn: 1 }, ...otherLevels] }],
    [
      'what the last level repeats',
      { levels: [firstLevel, { ...firstLevel, repeats: { every: hour, times: 1 } }] },
    ],
    ['working hours', { hours: officeHours }],
    ['what silence leads to', { onSilence: 'block' }],
    ['a budget', { budgets: { ...spec.budgets, steps: 13 } }],
    ['the categories', { categories: ['refund'] }],
    ['the intake', { intake: spec.intake.extend({ order: z.string() }) }],
  ])('%s', (_what, change) => {
    expect(refundWorkflow(shop, change).version).not.toBe(workflow.version);
  });

  test.each<[string, Partial<RefundSpec>]>([
    ['nothing', {}],
    ['its title', { title: 'Money back' }],
    ['its purpose', { purpose: 'Another sentence.' }],
    ['its owner', { owner: 'managers' }],
    ['its reject reasons', { rejectReasons: [{ code: 'other', label: 'Other' }] }],
    ['what a tool is called on a card', { reads: [{ ...ticket, title: 'look at the ticket' }] }],
  ])('and not with %s', (_what, change) => {
    expect(refundWorkflow(shop, change).version).toBe(workflow.version);
  });

  test('it is short enough to read and the same on every machine', () => {
    expect(workflow.version).toMatch(/^[0-9a-f]{16}$/);
    expect(refundWorkflow(openShop()).version).toBe(workflow.version);
  });
});

test('a workflow needs its starters, home, owners and every level bound, each once', () => {
  expect(teamsOf(workflow)).toEqual(['agents', 'reviewers', 'leads', 'managers']);
  expect(teamsOf(refundWorkflow(shop, { starters: 'anyone' }))).toEqual(['reviewers', 'leads', 'managers']);
});

test('a tool that a waiting proposal needs and that was removed is named, with what to do', () => {
  expect(getWriteTool(workflow, 'till_refund').name).toBe('till_refund');
  expect(() => getWriteTool(workflow, 'desk_ticket')).toThrow(
    expect.objectContaining({ reason: 'tool_gone', detail: { tool: 'desk_ticket' } }),
  );
  expect(toolsOf(workflow).map(({ name }) => name)).toEqual([
    'desk_ticket',
    'till_refund',
    'desk_reply',
    'desk_tag',
  ]);
});

test('levels count from one', () => {
  expect([levelOf(workflow, 1).team, levelOf(workflow, 2).team]).toEqual(['reviewers', 'leads']);
  expect(() => levelOf(workflow, 0)).toThrow(/level 0/);
});

test('a run is about the first record that it read', () => {
  const record = { system: 'desk', id: '1042', label: 'Ticket 1042', url: null };
  const reading = { tool: 'desk_ticket', args: {}, data: null, record, readAt: new Date(0) };
  expect(subjectRecord([reading, { ...reading, record: { ...record, id: '9' } }])).toEqual(record);
  expect(subjectRecord([])).toBeNull();
});

test('an editable argument is one that its tool has', () => {
  const missing = (tool: WriteTool) => tool.editable.filter((name) => !(name in tool.input.shape));
  expect(workflow.writes.flatMap(missing)).toEqual([]);
});
