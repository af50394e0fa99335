import { beforeEach, describe, expect, it } from 'vitest';
import { usePage } from './page-fixture.ts';
import { card, editModal, fromApp } from './sample-workspace.ts';

const at = usePage();
const approve = () => at.page.locator('[data-action-id=approve]');

describe('Grace decides on a card', () => {
  beforeEach(async () => {
    at.slack.messages = [fromApp({ blocks: card })];
    await at.open('/?user=U2');
  });

  it('she is asked first where the app wished it, and may say no', async () => {
    await approve().click();
    await at.page.getByRole('dialog').getByText('It cannot be undone.').waitFor();
    await at.page.getByRole('button', { name: 'Not yet' }).click();
    await at.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(at.acts('click')).toEqual([]);
  });

  it('she confirms; the button turns until the answer, and a second press is none', async () => {
    const pending = Promise.withResolvers<object>();
    at.slack.answer = ({ kind }) => (kind === 'click' ? pending.promise : {});
    await approve().click();
    await at.page.getByRole('button', { name: 'Refund', exact: true }).click();
    await at.page.locator('[data-action-id=approve][aria-busy=true]').waitFor();
    await approve().click();
    await at.page.getByRole('button', { name: 'Refund', exact: true }).click();
    pending.resolve({});
    await at.page.locator('[data-action-id=approve]:not([aria-busy])').waitFor();
    expect(at.acts('click')).toMatchObject([
      {
        user: 'U2',
        channel: 'C1',
        ts: at.slack.messages[0]?.ts,
        action_id: 'approve',
        block_id: 'review',
        value: 'rv_1.1',
      },
    ]);
  });

  it('the three dots open a menu that the keyboard walks', async () => {
    await at.page.getByRole('button', { name: 'More actions' }).press('Enter');
    await at.page.getByRole('menuitem', { name: 'Whole case' }).press('ArrowDown');
    await at.page.getByRole('menuitem', { name: 'Run history' }).press('Enter');
    await expect.poll(() => at.acts('click')).toMatchObject([{ action_id: 'more', selected: 'history' }]);
  });

  it('the app does not answer within three seconds: she sees the warning', async () => {
    at.slack.answer = () => ({ ok: false, warning: 'This app did not respond in time' });
    await at.page.locator('[data-action-id=edit]').click();
    await at.page.getByRole('alert').getByText('This app did not respond in time').waitFor();
  });
});

describe('a modal', () => {
  beforeEach(async () => {
    await at.open();
    at.slack.workspace.views = [editModal()];
    at.slack.changed();
    await at.page.getByRole('dialog', { name: 'Edit the proposal' }).waitFor();
  });

  it('sends what was typed and chosen, and closes', async () => {
    at.slack.answer = () => ({ views: [] });
    at.slack.workspace.views = [];
    await at.page.getByLabel('Refund in €').fill('40.5');
    await at.page.getByText('Too high or too low').click();
    await at.page.getByRole('button', { name: 'Save' }).click();
    await at.page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(at.acts('submit')).toEqual([
      {
        user: 'U1',
        kind: 'submit',
        view_id: 'V1',
        values: {
          amount: { value: '40.5' },
          reply: { value: 'Dear Lena,\nwe are sorry.' },
          reason: { value: 'amount' },
        },
      },
    ]);
  });

  it('stays open with the errors under their fields', async () => {
    at.slack.answer = () => ({ ok: false, errors: { amount: 'More than the charge of €80.00' } });
    await at.page.getByRole('button', { name: 'Save' }).click();
    await at.page.locator('.block-invalid').getByText('More than the charge of €80.00').waitFor();
    expect(await at.page.getByLabel('Refund in €').inputValue()).toBe('80.00');
  });

  it('that the app changes keeps what was typed, and takes what was not touched', async () => {
    await at.page.getByLabel('Refund in €').fill('12');
    const [alert, amount, reply] = editModal().blocks;
    const newReply = {
      ...reply!,
      element: { type: 'plain_text_input', action_id: 'value', initial_value: 'Dear Lena' },
    };
    at.slack.workspace.views = [editModal({ hash: '2', blocks: [alert!, amount!, newReply] })];
    at.slack.changed();
    await expect.poll(() => at.page.getByLabel('Reply to the customer').inputValue()).toBe('Dear Lena');
    expect(await at.page.getByLabel('Refund in €').inputValue()).toBe('12');
    expect(await at.page.locator('[data-block-id=amount]:focus').count()).toBe(1);
  });

  it('over another one has a way back; Escape takes it too', async () => {
    const title = { type: 'plain_text' as const, text: 'Whole case' };
    at.slack.workspace.views = [editModal(), editModal({ id: 'V2', title, previous_view_id: 'V1' })];
    at.slack.changed();
    await at.page.getByRole('dialog', { name: 'Whole case' }).waitFor();
    at.slack.answer = () => ({ views: [editModal()] });
    await at.page.keyboard.press('Escape');
    await at.page.getByRole('dialog', { name: 'Edit the proposal' }).waitFor();
    expect(at.acts('close')).toMatchObject([{ view_id: 'V2', all: false }]);
  });
});
