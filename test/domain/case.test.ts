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
  const body: ProposalBody = {
    summary: '',
    category: 'refund',
    confidence: 0.9,
    policy: null,
    evidence: [],
    question: null,
    actions: [],
    ...change,
  };
  return caseOf(workflow, material, body, recalls);
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
  expect(factsOf({ evidence: [evidence(true), evidence(false), evidence(false)] }).facts).toEqual({
    confidence: 0.9,
    category: 'refund',
    'policy.matched': false,
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

test('the workflow adds its own facts, and has the last word', () => {
  const judged = factsOf({ actions: [action] }, { category: 'vip', total: undefined });
  expect(judged.facts).toMatchObject({ category: 'vip', total: undefined });
  expect(judged.actions[0]?.facts['category']).toBe('vip');
});
