import { expect, test } from 'vitest';
import { bulkObstacle } from '../../src/domain/bulk.ts';
import type { BulkObstacle, ForBulk } from '../../src/domain/bulk.ts';
import type { Action, ProposalBody } from '../../src/domain/proposal.ts';
import { aBody, tag } from '../slack/cards/support/proposals.ts';
import { grace } from '../support/cast.ts';

const body = (changes: Partial<ProposalBody> = {}) => aBody({ actions: [tag], ...changes });
const besides = (action: Partial<Action>) => ({ body: body({ actions: [tag, { ...tag, ...action }] }) });
const [evidence] = aBody().evidence;
const policy = aBody().policy!;

const harmless: ForBulk = {
  body: body(),
  quorum: 1,
  furtherLevels: 0,
  escalatedBy: null,
  writtenBy: 'agent',
  recalls: [],
};
const recall = {
  actionId: tag.id,
  reasonCode: 'wrong_facts',
  by: grace,
  at: '2026-11-20T09:00:00.000Z',
  runId: 'run_1',
};

test('what is low in risk, asked of one person, and rests on verified evidence is decided together with others', () => {
  expect(bulkObstacle(harmless)).toBeUndefined();
  expect(bulkObstacle({ ...harmless, body: body({ policy: null }) })).toBeUndefined();
});

test('what only waited too long at the level below is, too', () => {
  expect(bulkObstacle({ ...harmless, escalatedBy: 'clock' })).toBeUndefined();
});

test.each<[BulkObstacle, string, Partial<ForBulk>]>([
  ['erased', 'whose texts were erased', { body: null }],
  ['no_actions', 'that proposes nothing', { body: body({ actions: [] }) }],
  ['outside_case', 'with one action outside its case', besides({ outOfScope: ['ticket_id'] })],
  ['risk', 'with one action of medium risk', besides({ risk: 'medium' })],
  ['risk', 'with one action of high risk', besides({ risk: 'high' })],
  ['approvals', 'that takes two approvals', { quorum: 2 }],
  ['more_levels', 'that another level is asked about afterwards', { furtherLevels: 1 }],
  ['escalated', 'that a person moved up', { escalatedBy: 'person' }],
  ['escalated', 'that a rule moved up', { escalatedBy: 'rule' }],
  ['moved', 'that is asked again because something moved', { writtenBy: 'system' }],
  ['recalled', 'that was rejected lately', { recalls: [recall] }],
  ['question', 'with an open question', { body: body({ question: 'Is it spam?' }) }],
  ['no_evidence', 'without evidence', { body: body({ evidence: [] }) }],
  [
    'unverified',
    'with one piece of evidence that is not verified',
    { body: body({ evidence: [evidence!, { ...evidence!, verified: false }] }) },
  ],
  [
    'unverified',
    'with a policy quote that is not verified',
    { body: body({ policy: { ...policy, verified: false } }) },
  ],
])('%s: a proposal %s needs a look of its own', (obstacle, _what, change) => {
  expect(bulkObstacle({ ...harmless, ...change })).toBe(obstacle);
});
