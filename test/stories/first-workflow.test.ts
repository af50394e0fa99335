import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ZendeskConnector } from '../../src/connectors/zendesk/zendesk-connector.ts';
import type { Workflow } from '../../src/domain/workflow.ts';
import { readMessage } from '../support/people-text.ts';
import { copyBeside, readmePrograms } from '../support/readme-programs.ts';
import { calls, startScriptedModel, submits } from '../support/scripted-model.ts';
import { startStory } from '../support/story.ts';

type Module = { ticketTags(connector: ZendeskConnector): Workflow };

test('the workflow that the README shows runs: in pilot Grace decides, and the ticket has the tag that she left', async () => {
  const model = await startScriptedModel(
    calls('zendesk_ticket', { ticket_id: '1042' }),
    calls('zendesk_tag', { ticket_id: '1042', tags: ['chair', 'payroll'] }),
    submits({
      summary: 'Maya writes about her chair.',
      category: 'product',
      confidence: 0.95,
      policy: null,
      evidence: [],
      question: null,
    }),
  );
  onTestFinished(() => model.close());
  const { ticketTags } = await readmesWorkflow();
  const { ada, grace, settled, books, records } = await startStory({
    modelUrl: model.url,
    workflows: ({ zendesk }) => [ticketTags(zendesk)],
  });

  await ada.types('/leenops run ticket-tags 1042');
  await settled();
  expect(readMessage(grace.card())).toContain('Add the tags chair, payroll');
  expect(readMessage(grace.card())).toContain('in pilot');
  await grace.presses('Edit');
  await grace.submits({ Tags: 'chair' });
  expect(grace.readsForm()).toContain('tags: ["chair","payroll"] → ["chair"]');
  await grace.submits({});
  await settled();
  expect(books.tags(1042)).toContain('chair');
  expect(books.tags(1042)).not.toContain('payroll');
  expect((await records.run(1042)).status).toBe('completed');
});

async function readmesWorkflow(): Promise<Module> {
  const copy = copyBeside(readmePrograms());
  onTestFinished(() => rmSync(copy, { recursive: true }));
  return (await import(join(copy, 'src/workflows/ticket-tags.ts'))) as Module;
}
