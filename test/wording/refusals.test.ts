import { expect, test } from 'vitest';
import { refusalReasons, Refused } from '../../src/domain/refused.ts';
import { refusalText } from '../../src/slack/wording/refusals.ts';
import { refusalIn } from '../../src/wording/refusals.ts';
import { plainVoice } from '../../src/wording/voice.ts';

const detail = {
  team: 'support-leads',
  workflow: 'Support triage',
  asked: 'run_x',
  run: 'run_y',
  by: 'U0GRACE',
  byKind: 'person',
  resolution: 'approved',
  at: '2026-11-23T10:08:00.000Z',
  until: '2026-11-30T10:08:00.000Z',
  deputy: 'U0LINUS',
  people: 'U0ADA U0GRACE',
  admins: 'U0PRIYA',
};

/** What Slack draws of mrkdwn, as plain text. */
const drawn = (mrkdwn: string) =>
  mrkdwn
    .replaceAll(/<@(\w+)>/g, '$1')
    .replaceAll(/<!date\^[^|]*\|([^>]*)>/g, '$1')
    .replaceAll(/`([^`]*)`/g, '“$1”');

test.each(refusalReasons)('%s is the same sentence in Slack, over HTTP and in a terminal', (reason) => {
  const refused = new Refused(reason, detail);
  const plain = refusalIn(plainVoice, refused);
  expect(plain).toBe(drawn(refusalText(refused)));
  expect(plain).not.toMatch(/[`<>]|undefined/);
});

test('in plain words a hostile detail is one line without signs that steer a terminal', () => {
  const text = refusalIn(plainVoice, new Refused('bad_input', { field: 'a\u001b[2J\nb\u202e' }));
  expect(text).toBe('That is not right yet, and nothing was changed.\n• field: a\ufffd[2J b\ufffd');
});

test('the loser of a race reads who won and when, in plain words too', () => {
  expect(refusalIn(plainVoice, new Refused('review_over', detail))).toBe(
    'You were too late: this was approved by U0GRACE, 2026-11-23 10:08 UTC. Your click changed nothing. The card shows how it ended.',
  );
});
