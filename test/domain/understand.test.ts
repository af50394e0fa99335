import { describe, expect, test } from 'vitest';
import { rawFrom } from '../../src/domain/form/values-from.ts';
import { understand } from '../../src/domain/understand.ts';
import type { Understood } from '../../src/domain/understand.ts';
import { workflowsOver } from '../workflows/shipped-workflows.ts';

const oneRepository = workflowsOver(['acme/shop']);
const twoRepositories = workflowsOver(['acme/shop', 'acme/website']);

/** `Support triage: Ticket 1042`, for each thing that it could mean. */
function said(understood: Understood): string[] | string {
  if (understood.kind === 'unfinished') return `${understood.meant.workflow.title}: for what?`;
  if (understood.kind !== 'start') return understood.kind;
  return understood.choices.map(({ workflow, texts }) => {
    const intake = workflow.intake.parse(rawFrom(workflow.intake, texts));
    return `${workflow.title}: ${workflow.subject(intake).label}`;
  });
}

describe('asked in words, Ada is understood', () => {
  test.each([
    ['summarise issue 42', 'Issue summarization: Issue acme/shop#42'],
    ['Summarize issue #42, please!', 'Issue summarization: Issue acme/shop#42'],
    ['could you sum up ACME/Shop#42 for me?', 'Issue summarization: Issue acme/shop#42'],
    ['summarizing of https://github.com/acme/shop/issues/42', 'Issue summarization: Issue acme/shop#42'],
    ['triage 1042', 'Support triage: Ticket 1042'],
    ['Triage ticket no. 1042, it is urgent', 'Support triage: Ticket 1042'],
    ['please look into https://hearth.zendesk.com/agent/tickets/1042', 'Support triage: Ticket 1042'],
    ['https://help.hearth.example/tickets/1042', 'Support triage: Ticket 1042'],
    ['triage issue 42', 'Issue summarization: Issue acme/shop#42'],
    ['check invoice INV-2041 before Friday', 'Invoice exceptions: Bill INV-2041'],
    ['INV-2041?', 'Invoice exceptions: Bill INV-2041'],
    ['support-triage 1042', 'Support triage: Ticket 1042'],
  ])('“%s” is %s', (text, expected) => {
    expect(said(understand(text, oneRepository))).toEqual([expected]);
  });

  test('an issue without its repository could be in any of a few', () => {
    expect(said(understand('summarise issue 42', twoRepositories))).toEqual([
      'Issue summarization: Issue acme/shop#42',
      'Issue summarization: Issue acme/website#42',
    ]);
  });

  test.each([
    ['summarise the issue', 'Issue summarization: for what?'],
    ['triage the late one', 'Support triage: for what?'],
    ['triage tickets 1042 and ticket 1043', ['Support triage: Ticket 1042']],
    ["what's waiting for me?", 'waiting'],
    ['what’s in my queue', 'waiting'],
    ['dance', 'nothing'],
    ['', 'nothing'],
    ['https://evil.example/tickets/1042', 'nothing'],
  ])('“%s” is %j', (text, expected) => {
    expect(said(understand(text, oneRepository))).toEqual(expected);
  });
});
