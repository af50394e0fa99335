import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { servePage } from '../../../src/sandbox/slack/page/serve.ts';
import { openBrowser } from '../../support/browser.ts';
import { ada, attic, grace, olga, support } from '../slack/support/hearth-and-pine.ts';
import { startReviewApp } from '../slack/support/review-app.ts';
import { startSlack } from '../slack/support/start.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
});

const commands = [{ name: '/leenops', description: 'Run and watch workflows' }];

it('Ada asks, Grace edits in a modal that refuses her first amount, and Ada sees the card change', async () => {
  const slack = await startSlack({ page: servePage, app: { commands } });
  await startReviewApp(slack, 'http');
  const adas = await browser.newPage();
  const graces = await browser.newPage();
  await adas.goto(`${slack.url}/?user=${ada}`);
  await graces.goto(`${slack.url}/?user=${grace}`);

  await adas.getByRole('combobox', { name: 'Message #support' }).fill('/leenops run support-triage 1042');
  await adas.keyboard.press('Enter');
  await adas.getByText('Only visible to you').waitFor();
  await adas.getByText('Starting run support-triage 1042').waitFor();

  await graces.getByRole('button', { name: 'Edit', exact: true }).click();
  const modal = graces.getByRole('dialog', { name: 'Edit the refund' });
  await modal.getByLabel('Amount').fill('400');
  await modal.getByRole('button', { name: 'Save' }).click();
  await modal.getByText('At most €100.').waitFor();
  await modal.getByLabel('Amount').fill('35');
  await modal.getByRole('button', { name: 'Save' }).click();
  await modal.waitFor({ state: 'hidden' });

  await adas.getByText('Refund €35').waitFor();
  await adas.getByText('(edited)').waitFor();
  expect(await graces.getByText('Only visible to you').count()).toBe(0);
});

it('an outsider does not see the channel, and a link to a message in it leads to their own first channel', async () => {
  const slack = await startSlack({ page: servePage });
  const { message } = await slack.say(ada, support, 'for the team only');
  const page = await browser.newPage();
  await page.goto(`${slack.url}/?user=${olga}&channel=${support}&ts=${message?.ts}`);
  await page.getByRole('heading', { name: 'lounge' }).waitFor();
  await page.getByText('You are Olga Petrov').waitFor();
  expect(await page.getByText('for the team only').count()).toBe(0);
});

it('a permalink shows its message', async () => {
  const slack = await startSlack({ page: servePage });
  const { message } = await slack.say(grace, support, 'look at this');
  const page = await browser.newPage();
  await page.goto(`${slack.url}/archives/${support}/p${message?.ts.replace('.', '')}`);
  await page.locator('[data-revealed]').getByText('look at this').waitFor();
});

it('App Home opens before anybody ever wrote to the app', async () => {
  const slack = await startSlack({ page: servePage });
  const page = await browser.newPage();
  await page.goto(slack.url);
  await page.getByRole('button', { name: 'LeenOps', exact: true }).click();
  await page.getByText('has not published a Home tab for you yet').waitFor();
  await page.getByRole('tab', { name: 'Messages' }).click();
  await page.getByRole('combobox', { name: 'Message LeenOps' }).waitFor();
});

it('what an archived channel refuses is said, and what was typed is not lost', async () => {
  const slack = await startSlack({ page: servePage });
  const page = await browser.newPage();
  await page.goto(`${slack.url}/?user=U0NOBODY&channel=${attic}`);
  await page.getByText('You are Ada Okafor').waitFor();
  const composer = page.getByRole('combobox', { name: 'Message #attic' });
  await composer.fill('is anybody here?');
  await composer.press('Enter');
  await page.getByRole('alert').getByText('attic is archived').waitFor();
  expect(await composer.inputValue()).toBe('is anybody here?');
});
