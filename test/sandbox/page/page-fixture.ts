import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { Act } from '../../../src/sandbox/slack/contract.ts';
import { openBrowser } from '../../support/browser.ts';
import { startFakeSlack, type FakeSlack } from './fake-slack.ts';

/** For each test a fresh fake Slack and a fresh page; an error in the page's console fails the test. */
export function usePage() {
  let browser: Browser;
  let slack: FakeSlack;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser.close();
  });

  beforeEach(async () => {
    slack = await startFakeSlack();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (said) => {
      if (said.type() === 'error') complaints.push(said.text());
    });
  });

  afterEach(async () => {
    await page.close();
    await slack.close();
    expect(complaints).toEqual([]);
  });

  return {
    get slack() {
      return slack;
    },
    get page() {
      return page;
    },
    async open(path = '/') {
      await page.goto(slack.url + path);
      await page.waitForSelector('html[data-ready]');
    },
    composer: () => page.getByRole('combobox', { name: 'Message #support' }),
    acts: (kind: Act['kind']) => slack.acts.filter((act) => act.kind === kind),
  };
}
