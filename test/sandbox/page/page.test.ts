import { describe, expect, it } from 'vitest';
import { usePage } from './page-fixture.ts';
import { card, fromApp } from './sample-workspace.ts';

const at = usePage();

describe('somebody opens the page', () => {
  it('it says that it is local, that no AI is at work, and that the company is invented', async () => {
    await at.open();
    const banner = await at.page.locator('#banner').innerText();
    expect(banner).toContain('Local workspace on this machine');
    expect(banner).toContain('Demo rules (not AI)');
    expect(banner).toContain('invented');
  });

  it('they are the first person, and see their channels with what is unread', async () => {
    await at.open();
    expect(await at.page.locator('.you-are').innerText()).toContain('You are Ada Okafor');
    expect(await at.page.locator('[data-go=C3] .mention-count').innerText()).toBe('1');
    expect(await at.page.locator('[data-go=C2] .unread-dot').count()).toBe(1);
  });

  it('at 1100 pixels nothing is wider than the window', async () => {
    await at.page.setViewportSize({ width: 1100, height: 760 });
    at.slack.messages = [fromApp({ blocks: card })];
    await at.open();
    const width = await at.page.evaluate('document.documentElement.scrollWidth');
    expect(width).toBe(1100);
  });
});

describe('Ada types', () => {
  it('a command, with the help of the proposals', async () => {
    await at.open();
    await at.composer().fill('/leenops run s');
    await at.page.getByRole('option', { name: '1042' }).waitFor();
    await at.composer().press('ArrowDown');
    await at.composer().press('Enter');
    expect(await at.composer().inputValue()).toBe('/leenops run support-triage 1042');
    await at.composer().press('Enter');
    await expect
      .poll(() => at.acts('command'))
      .toEqual([{ user: 'U1', kind: 'command', channel: 'C1', text: '/leenops run support-triage 1042' }]);
  });

  it('a message with signs and a mention, which arrives as Slack would send it', async () => {
    await at.open();
    await at.composer().fill('@Grace Lindqvist: 2 < 3');
    await at.composer().press('Enter');
    await expect.poll(() => at.acts('say')).toMatchObject([{ text: '<@U2>: 2 &lt; 3' }]);
    expect(await at.composer().inputValue()).toBe('');
  });

  it('half a message, looks at another channel, becomes Grace, comes back: it is still there', async () => {
    await at.open();
    await at.composer().fill('half a mess');
    await at.page.locator('[data-go=C2]').click();
    await at.page.getByRole('combobox', { name: 'Message #general' }).waitFor();
    await at.page.locator('[data-person=U2]').click();
    await at.page.getByText('You are Grace Lindqvist').waitFor();
    await at.page.locator('[data-go=C1]').click();
    await at.composer().waitFor();
    expect(await at.composer().inputValue()).toBe('');
    await at.page.locator('[data-person=U1]').click();
    await at.page.getByText('You are Ada Okafor').waitFor();
    expect(await at.composer().inputValue()).toBe('half a mess');
  });

  it('and the app stays silent: she is told', async () => {
    at.slack.answer = () => ({ ok: false, warning: '/leenops failed because the app did not respond' });
    await at.open();
    await at.composer().fill('/leenops help');
    await at.composer().press('Enter');
    await at.page.getByText('/leenops failed because the app did not respond').waitFor();
  });
});

describe('first steps', () => {
  it('each step makes one somebody, goes somewhere, and has the command ready', async () => {
    await at.open('/?user=U3&channel=C2');
    await at.page.getByRole('button', { name: '/leenops run support-triage 1042' }).click();
    await at.page.getByText('You are Ada Okafor').waitFor();
    await at.composer().waitFor();
    await expect.poll(() => at.composer().inputValue()).toBe('/leenops run support-triage 1042');
    await at.page.getByRole('button', { name: 'Be Grace' }).click();
    await at.page.getByText('You are Grace Lindqvist').waitFor();
  });

  it('put away, they stay away', async () => {
    await at.open();
    await at.page.locator('[data-close-try]').click();
    await at.page.reload();
    await at.page.waitForSelector('html[data-ready]');
    expect(await at.page.locator('#try').isVisible()).toBe(false);
  });
});
