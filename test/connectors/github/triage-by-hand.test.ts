import { expect, test } from 'vitest';
import { openGithub, writeCall } from './open-github.ts';

const issue = 'acme/shop#42';

async function onIssue() {
  const opened = await openGithub();
  const since = new Date();
  const act = (form: Record<string, string>) =>
    fetch(`${opened.github.url}/acme/shop/issues/42`, {
      method: 'POST',
      body: new URLSearchParams(form),
      redirect: 'manual',
    });
  const deeds = async () =>
    (await opened.connector.byHand.deeds({ issue }, { since, signal: AbortSignal.timeout(20_000) })).map(
      ({ tool, args, by }) => [tool, args['labels'] ?? args['assignee'] ?? null, by],
    );
  return { ...opened, act, deeds };
}

test('what a maintainer writes, labels and assigns is a person’s; what was taken back was not done', async () => {
  const { act, deeds } = await onIssue();
  await act({ act: 'comment', body: 'Reproduced on 4.2.' });
  await act({ act: 'label', label: 'regression' });
  await act({ act: 'label', label: 'question' });
  await act({ act: 'unlabel', label: 'question' });
  await act({ act: 'assign', login: 'linus-b' });
  expect(await deeds()).toEqual([
    ['github_comment', null, 'person'],
    ['github_labels', ['regression'], 'person'],
    ['github_assign', 'linus-b', 'person'],
  ]);
});

test('what we do is ours', async () => {
  const { tools, deeds } = await onIssue();
  await tools.comment.execute({ issue, body: 'A summary.' }, writeCall('act_1'));
  await tools.labels.execute({ issue, labels: ['regression'] }, writeCall('act_2'));
  expect(await deeds()).toEqual([
    ['github_comment', null, 'us'],
    ['github_labels', ['regression'], 'us'],
  ]);
});

test('a comment that is deleted, a label that is taken off and somebody who is unassigned undo what we did', async () => {
  const { tools, act, ours } = await onIssue();
  const comment = { issue, body: 'A summary.' };
  const labels = { issue, labels: ['regression', 'question'] };
  const assign = { issue, assignee: 'linus-b' };
  const commented = await tools.comment.execute(comment, writeCall('act_1'));
  const labelled = await tools.labels.execute(labels, writeCall('act_2'));
  const assigned = await tools.assign.execute(assign, writeCall('act_3'));
  const asked = () =>
    Promise.all([
      tools.comment.isUndone?.(comment, commented, writeCall('act_1')),
      tools.labels.isUndone?.(labels, labelled, writeCall('act_2')),
      tools.assign.isUndone?.(assign, assigned, writeCall('act_3')),
    ]);
  expect(await asked()).toEqual([false, false, false]);
  const id = commented.record.id.split(' ').at(-1) ?? '';
  await act({ act: 'delete', comment: id });
  await act({ act: 'unlabel', label: 'question' });
  await act({ act: 'unassign', login: 'linus-b' });
  expect(await ours()).toEqual([]);
  expect(await asked()).toEqual([{ at: null }, { at: expect.any(Date) }, { at: expect.any(Date) }]);
});
