import { describe, expect, it } from 'vitest';
import { usePage } from './page-fixture.ts';
import { editModal, fromApp, message } from './sample-workspace.ts';

const at = usePage();
const manyMessages = () => Array.from({ length: 40 }, (_, index) => message({ text: `message ${index}` }));
const inList = (property: string): Promise<unknown> =>
  at.page.evaluate(`document.querySelector('#messages').${property}`);

describe('messages arrive while somebody reads', () => {
  it('whoever is at the end stays at the end', async () => {
    at.slack.messages = manyMessages();
    await at.open();
    at.slack.messages.push(message({ text: 'the newest' }));
    at.slack.changed();
    await at.page.getByText('the newest').waitFor();
    await expect.poll(() => at.page.getByText('the newest').isVisible()).toBe(true);
    const end = Number(await inList('scrollHeight')) - Number(await inList('clientHeight'));
    expect(end - Number(await inList('scrollTop'))).toBeLessThan(2);
  });

  it('whoever reads further up stays there, and what did not change is not drawn again', async () => {
    at.slack.messages = manyMessages();
    await at.open();
    await inList('scrollTop = 100');
    await inList('children[3].mark = 1');
    at.slack.messages.push(message({ text: 'the newest' }));
    at.slack.changed();
    await at.page.getByText('the newest').waitFor({ state: 'attached' });
    expect(await inList('scrollTop')).toBe(100);
    expect(await inList('children[3].mark')).toBe(1);
  });

  it('what is seen is read, once', async () => {
    at.slack.messages = [message({ text: 'hello', channel: 'C2' })];
    await at.open();
    await at.page.locator('[data-go=C2]').click();
    await expect.poll(() => at.acts('read')).toEqual([{ user: 'U1', kind: 'read', channel: 'C2' }]);
    at.slack.workspace.team.name = 'Another name';
    at.slack.changed();
    await at.page.getByText('Another name').waitFor();
    expect(at.acts('read')).toHaveLength(1);
  });
});

describe('threads, links, Home', () => {
  it('the replies open beside the channel, and an answer goes there', async () => {
    const root = message({
      text: 'root',
      reply_count: 1,
      reply_users: ['U2'],
      latest_reply: '1795435200.000100',
    });
    root.thread_ts = root.ts;
    at.slack.messages = [root, message({ text: 'first reply', user: 'U2', thread_ts: root.ts })];
    await at.open();
    await at.page.getByRole('button', { name: '1 reply' }).click();
    await at.page.getByRole('complementary', { name: 'Thread' }).getByText('first reply').waitFor();
    await at.page.getByRole('combobox', { name: 'Reply…' }).fill('thanks');
    await at.page.getByRole('combobox', { name: 'Reply…' }).press('Enter');
    await expect
      .poll(() => at.acts('say'))
      .toEqual([{ user: 'U1', kind: 'say', channel: 'C1', text: 'thanks', thread_ts: root.ts }]);
  });

  it('a link to a message of this workspace leads there, as the same person', async () => {
    const target = message({ text: 'here it is', channel: 'C2' });
    const link = `${at.slack.url}/archives/C2/p${target.ts.replace('.', '')}`;
    at.slack.messages = [target, message({ text: `<${link}|the run>` })];
    await at.open('/?user=U2');
    await at.page.getByRole('link', { name: 'the run' }).click();
    await at.page.locator('[data-revealed]').getByText('here it is').waitFor();
    expect(await at.page.locator('.you-are').innerText()).toContain('Grace Lindqvist');
  });

  it('the app shows its Home, and says so when there is none', async () => {
    await at.open();
    await at.page.getByRole('button', { name: 'LeenOps', exact: true }).click();
    await at.page.getByText('LeenOps has not published a Home tab for you yet.').waitFor();
    at.slack.workspace.home = editModal({
      id: 'VH',
      type: 'home',
      blocks: [{ type: 'header', text: { text: 'Your reviews' } }],
    });
    at.slack.changed();
    await at.page.getByRole('heading', { name: 'Your reviews' }).waitFor();
    expect(at.acts('home')).toEqual([{ user: 'U1', kind: 'home', tab: 'home' }]);
  });

  it('shortcuts start where the app has some', async () => {
    at.slack.messages = [message({ text: 'my chair is broken' })];
    await at.open();
    await at.page.getByText('my chair is broken').hover();
    await at.page.getByRole('button', { name: 'Run a workflow on this message' }).click();
    await at.page.getByRole('button', { name: 'Shortcuts' }).click();
    await at.page.getByRole('menuitem', { name: 'Start a workflow' }).click();
    await expect
      .poll(() => at.acts('shortcut'))
      .toEqual([
        {
          user: 'U1',
          kind: 'shortcut',
          callback_id: 'run_on_message',
          channel: 'C1',
          ts: at.slack.messages[0]?.ts,
        },
        { user: 'U1', kind: 'shortcut', callback_id: 'start' },
      ]);
  });

  it('only the person meant sees that a message is for them alone', async () => {
    at.slack.messages = [fromApp({ text: 'You asked for it.', ephemeral: true })];
    await at.open();
    await at.page.getByText('Only visible to you').waitFor();
  });
});

describe('hostile text', () => {
  it('neither runs, nor loads, nor opens anything', async () => {
    const evil =
      '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script><javascript:alert(1)|Refund>';
    const plain = { type: 'plain_text', text: evil };
    at.slack.messages = [
      message({ text: evil }),
      fromApp({
        blocks: [
          { type: 'header', text: plain },
          { type: 'section', text: { type: 'mrkdwn', text: evil }, fields: [plain] },
          {
            type: 'actions',
            elements: [{ type: 'button', action_id: '"><img src=x>', value: evil, text: plain }],
          },
        ],
      }),
    ];
    await at.open();
    await at.page.getByRole('heading', { name: 'onerror' }).waitFor();
    expect(await at.page.evaluate('window.hacked')).toBeUndefined();
    expect(await at.page.locator('#messages :is(img, script, a)').count()).toBe(0);
  });
});
