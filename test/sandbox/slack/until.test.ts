import { expect, test } from 'vitest';
import { ada, support } from './support/hearth-and-pine.ts';
import { startSlack } from './support/start.ts';

test('what is not seen in time is named', async () => {
  const slack = await startSlack();
  const waiting = slack.until(() => slack.messagesFor(ada, support)[0], {
    withinMs: 20,
    what: 'a first message',
  });
  await expect(waiting).rejects.toThrow('not seen within 20 ms: a first message');
});

test('a look that throws ends the waiting, and harms nobody else', async () => {
  const slack = await startSlack();
  const looking = slack.until(() => {
    if (slack.messagesFor(ada, support).length > 0) throw new Error('not like this');
    return undefined;
  });
  const refused = expect(looking).rejects.toThrow('not like this');
  await expect(slack.say(ada, support, 'hello')).resolves.toMatchObject({ ok: true });
  await refused;
});
