import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { startSandbox } from '../support/sandbox.ts';
import type { Sandbox } from '../support/sandbox.ts';

let browser: Browser;
let sandbox: Sandbox;

beforeAll(async () => {
  [browser, sandbox] = await Promise.all([openBrowser(), startSandbox()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
});

test('a newcomer follows the tour: Ada asks, Oscar is refused, Grace approves the refund, and the hostile ticket is stopped', async () => {
  const page = await browser.newPage({ viewport: { width: 1500, height: 1100 } });
  page.setDefaultTimeout(45_000);
  await page.goto(sandbox.url);
  await page.getByText('Local workspace on this machine').waitFor();
  await page.getByText('Demo rules (not AI)').first().waitFor();
  await page.getByText('The company is invented').waitFor();

  await become(page, 'Ada Okafor');
  await types(page, '/leenops run support-triage 1042');
  await page.getByText('Only visible to you').first().waitFor();
  await page.getByText('Waiting for review').first().waitFor();

  const thread = page.getByRole('complementary', { name: 'Thread' });
  await become(page, 'Oscar Vale');
  await openThread(page, 'Ticket 1042');
  await thread.getByRole('button', { name: 'Approve' }).click();
  await confirmWith(page);
  await thread.getByText('You are not among the people who may decide on this').waitFor();

  await become(page, 'Grace Lindqvist');
  await openThread(page, 'Ticket 1042');
  await thread.getByText('Refund €84.00 to the customer').first().waitFor();
  await thread.getByRole('button', { name: 'Approve' }).click();
  await confirmWith(page);
  await thread.getByText('Approved: €84.00').waitFor();
  await thread.getByText('Completed. 3 actions were carried out.').waitFor();
  expect(await thread.getByRole('button', { name: 'Approve' }).count()).toBe(0);

  await become(page, 'Ada Okafor');
  await types(page, '/leenops run support-triage 1066');
  await openThread(page, 'Ticket 1066');
  await thread.getByText('Stopped. A rule of the workflow forbids what it proposed.').first().waitFor();
  await page.getByText('NONE of it was carried out').first().waitFor();
  await page
    .getByText('A refund for an order that is not linked to the ticket is blocked.')
    .first()
    .waitFor();
  expect(await thread.getByText('@channel').count()).toBe(0);

  await types(page, '/leenops runs');
  await page.getByText('Completed').last().waitFor();
  await page.close();
}, 180_000);

test('a newcomer decides three together, after a look back that keeps the ticks', async () => {
  const page = await browser.newPage({ viewport: { width: 1500, height: 1100 } });
  page.setDefaultTimeout(45_000);
  await page.goto(sandbox.url);
  await become(page, 'Ada Okafor');
  for (const ticket of [1061, 1062, 1063]) {
    await types(page, `/leenops run support-triage ${ticket}`);
    await message(page, ticket).getByText('Waiting for review').waitFor();
  }

  await become(page, 'Grace Lindqvist');
  await types(page, '/leenops queue');
  const dialog = page.getByRole('dialog');
  for (const ticket of [1061, 1062, 1063]) {
    const line = dialog.locator('.block-section').filter({ hasText: `Ticket ${ticket}` });
    await line.getByRole('checkbox', { name: 'Approve' }).check();
  }
  await dialog.getByRole('button', { name: 'Approve the ticked' }).click();
  await dialog.getByText('Approve these 3?').waitFor();
  expect(await dialog.getByText('Add the tag spam').count()).toBe(3);
  await dialog.getByText('Back', { exact: true }).click();
  await dialog.getByText('Waiting for you').waitFor();
  expect(await dialog.getByRole('checkbox', { checked: true }).count()).toBe(3);

  await dialog.getByRole('button', { name: 'Approve the ticked' }).click();
  await dialog.getByRole('button', { name: 'Approve all 3' }).click();
  await dialog.getByText('Approved: 3').waitFor();
  await dialog.getByRole('link', { name: 'open the card' }).first().click();
  const thread = page.getByRole('complementary', { name: 'Thread' });
  await thread.getByText('Completed. 1 action was carried out.').waitFor();
  expect(await page.locator('dialog[open]').count()).toBe(0);
  await page.close();
}, 180_000);

function message(page: Page, ticket: number) {
  return page
    .getByRole('log', { name: 'Messages' })
    .locator('article, .message')
    .filter({ hasText: `Ticket ${ticket}` })
    .last();
}

async function become(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Who you are' }).getByText(name).first().click();
  await page.getByText(`You are ${name}`).waitFor();
}

async function types(page: Page, text: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Message #support' }).fill(text);
  await page.keyboard.press('Enter');
}

async function openThread(page: Page, subject: string): Promise<void> {
  const root = page
    .getByRole('log', { name: 'Messages' })
    .locator('article, .message')
    .filter({ hasText: subject })
    .filter({ hasText: /repl(y|ies)/ });
  await root
    .last()
    .getByText(/repl(y|ies)/)
    .first()
    .click();
  await page.getByRole('complementary', { name: 'Thread' }).getByText(subject).first().waitFor();
}

async function confirmWith(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByText('€84.00').first().waitFor();
  await dialog.getByRole('button').last().click();
}
