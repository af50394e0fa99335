import { expect, test } from 'vitest';
import { changeKey } from '../../src/domain/change-key.ts';

const key = (change: string) => changeKey('support-triage', 'zendesk:ticket:1042', change);

test('one moment is one change, however a system spells it', () => {
  expect(key('2026-11-23T12:00:00Z')).toBe(key('2026-11-23T12:00:00.000Z'));
  expect(key('2026-11-23T13:00:00+01:00')).toBe(key('2026-11-23T12:00:00Z'));
  expect(key('2026-11-23T12:00:01Z')).not.toBe(key('2026-11-23T12:00:00Z'));
});

test('what is no moment is compared as it is', () => {
  expect(key('1763899200.000100')).not.toBe(key('1763899200.0001'));
  expect(key('event 4711')).toBe(key('event 4711'));
});

test('another workflow and another subject are another change', () => {
  const change = '2026-11-23T12:00:00Z';
  expect(changeKey('other', 'zendesk:ticket:1042', change)).not.toBe(key(change));
  expect(changeKey('support-triage', 'zendesk:ticket:1043', change)).not.toBe(key(change));
});
