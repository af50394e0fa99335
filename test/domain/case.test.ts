import { expect, test } from 'vitest';
import { caseOf } from '../../src/domain/case.ts';
import type { ProposalBody } from '../../src/domain/proposal.ts';
import type { Recall } from '../../src/domain/recall.ts';
import type { Facts } from '../../src/domain/policy.ts';
import { refundWorkflow } from '../engine/support/refund-workflow.ts';
import { openShop } from '../engine/support/shop.ts';

const material = { intake: { ticket: '1042' }, readings: [], now: new Date('2026-11-23T12:00:00Z') };
const record = { system: 'desk', id: '1042', label: 'Ticket 1042', url: null };

function factsOf(change: Partial<ProposalBody>, own: Facts = {}, recalls: readonly Recall[] = []) {
  const workflow = { ...refundWorkflow(openShop()), facts: () => own, actionFacts: () => own };
  return caseOf(workflow, material, bodyOf(change), recalls);
}

function bodyOf(change: Partial<ProposalBody>): ProposalBody {
  return {
    summary: '',
    category: 'refund',
    confidence: 0.9,
    policy: null,
    evidence: [],
    question: null,
    actions: [],
    ...change,
  };
}

const evidence = (verified: boolean) => ({
  tool: 'desk_ticket',
  record,
  quote: 'late',
  readAt: '',
  verified,
});
const policy = { page: 'p', version: '1', clause: 'R1', title: '', quote: 'q' };
const action = {
  id: 'act_1',
  tool: 'till_refund',
  args: { charge: 'ch_1', amount: 8400, tags: ['a'], memo: null, gift: true },
  says: '',
  risk: 'high' as const,
  movesMoney: true,
  outOfScope: [] as string[],
};

test('rules see the confidence, the category and how much of the evidence stands', () => {
  expect(factsOf({ evidence: [evidence(true), evidence(false), evidence(false)] }).facts).toMatchObject({
    confidence: 0.9,
    category: 'refund',
    'policy.matched': false,
    'policy.unverified': false,
    'evidence.unverified': 2,
    'evidence.count': 3,
    'actions.count': 0,
    'actions.outOfScope': 0,
    'actions.rejectedLately': 0,
    'question.open': false,
  });
});

test('rules see an open question, and how many actions were rejected lately', () => {
  expect(factsOf({ question: 'Which one?' }).facts['question.open']).toBe(true);
  const recall = { actionId: 'act_1', reasonCode: 'wrong_amount', by: 'U0LINUS', at: '', runId: 'run_1' };
  expect(factsOf({}, {}, [recall]).facts['actions.rejectedLately']).toBe(1);
});

test('a policy match counts only when its quote was found in the clause', () => {
  const matched = (verified: boolean) => factsOf({ policy: { ...policy, verified } }).facts['policy.matched'];
  expect([matched(true), matched(false)]).toEqual([true, false]);
});

test('rules see the plain arguments of each action, and whether it stays in scope', () => {
  const [seen] = factsOf({ actions: [action] }).actions;
  expect(seen).toEqual({
    tool: 'till_refund',
    facts: {
      'in scope': true,
      'args.charge': 'ch_1',
      'args.amount': 8400,
      'args.memo': null,
      'args.gift': true,
    },
  });
  const foreign = factsOf({ actions: [action, { ...action, outOfScope: ['charge'] }] });
  expect(foreign.facts['actions.outOfScope']).toBe(1);
  expect(foreign.actions.map(({ facts }) => facts['in scope'])).toEqual([true, false]);
});

test('rules see what a text would do to its reader, whichever tool sends it', () => {
  const reply = (text: string) => ({ ...action, tool: 'desk_reply', args: { ticket: '1042', text } });
  const seen = factsOf({ actions: [reply('See https://evil.example/a and ![](https://evil.example/?q=1)')] });
  expect(seen.facts).toMatchObject({
    'outgoing.links': 1,
    'outgoing.fetches': 1,
    'outgoing.off the list': 0,
  });
});

test('an amount that was read is none that was made up', () => {
  expect(factsOf({ actions: [action] }).facts['amounts.unread']).toBe(1);
  const data = { paid: 8400 };
  const readings = [{ tool: 'desk_ticket', args: {}, readAt: material.now, record, data }];
  const body = { ...bodyOf({ actions: [action] }) };
  const judged = caseOf(refundWorkflow(openShop()), { ...material, readings }, body, []);
  expect(judged.facts['amounts.unread']).toBe(0);
});

test('a workflow cannot say otherwise of what its texts do', () => {
  const text = '<img src=x>';
  const reply = { ...action, tool: 'desk_reply', args: { ticket: '1042', text } };
  expect(factsOf({ actions: [reply] }, { 'outgoing.fetches': 0 }).facts['outgoing.fetches']).toBe(1);
});

test('how much of a cap was used is a fact, and one that cannot be known is none', () => {
  const use = {
    cap: 'refunds',
    used: 120_00,
    proposed: 84_00,
    limit: 200_00,
    per: 'customer',
    currency: 'eur',
    withinMs: 1,
  };
  const factOf = (used: number | null) => {
    const judged = caseOf(refundWorkflow(openShop()), material, bodyOf({}), [], { caps: [{ ...use, used }] });
    return judged.facts['caps.refunds'];
  };
  expect([factOf(120_00), factOf(null)]).toEqual([204_00, undefined]);
});

test('the workflow adds its own facts, and has the last word', () => {
  const judged = factsOf({ actions: [action] }, { category: 'vip', total: undefined });
  expect(judged.facts).toMatchObject({ category: 'vip', total: undefined });
  expect(judged.actions[0]?.facts['category']).toBe('vip');
});
