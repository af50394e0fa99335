import { describe, expect, test } from 'vitest';
import {
  incidentCauses,
  incidentFingerprint,
  incidentSeverity,
  incidentStatuses,
  incidentStatusesBefore,
  severities,
  troubleOf,
} from '../../src/domain/incident.ts';
import { remediesFor, stageOf } from '../../src/domain/remedy.ts';
import type { Stopped } from '../../src/domain/remedy.ts';

describe('the life of an incident', () => {
  test('what is resolved stays resolved, and nothing is opened again', () => {
    const before = incidentStatuses.map((status) => [status, incidentStatusesBefore(status)]);
    expect(Object.fromEntries(before)).toEqual({
      opened: [],
      acknowledged: ['opened'],
      resolved: ['opened', 'acknowledged'],
    });
  });
});

describe('how bad an incident is', () => {
  test('every cause has a severity, and none has the highest for nothing', () => {
    for (const cause of incidentCauses) {
      expect(severities).toContain(incidentSeverity(cause, 'any'));
      expect(incidentSeverity(cause, 'any')).not.toBe('critical');
    }
  });

  test('an unknown action that cannot be undone has the highest, a tag that may stand there twice has not', () => {
    expect(incidentSeverity('action_unknown', 'refund', { isGrave: true })).toBe('critical');
    expect(incidentSeverity('action_unknown', 'tag')).toBe('high');
    expect(incidentSeverity('action_failed', 'refund', { isGrave: true })).toBe('high');
  });

  test('so has an approval that no longer fits what it was given for', () => {
    expect(incidentSeverity('internal', 'digest_mismatch')).toBe('critical');
    expect(incidentSeverity('internal', 'nothing_moves_it')).toBe('high');
  });
});

test('a fingerprint names no run, and a repeated failure knows what it repeats, whatever the code holds', () => {
  const fingerprint = incidentFingerprint('refunds', 'connector', 'http: 500');
  expect(fingerprint).toBe('refunds:connector:http: 500');
  expect(troubleOf({ cause: 'repeated_failure', fingerprint })).toBe('connector');
  expect(troubleOf({ cause: 'model', fingerprint })).toBe('model');
});

const at = new Date('2026-11-23T12:00:00Z');
const pending = { status: 'pending' as const, claimedAt: null };
const failed = { status: 'failed' as const, claimedAt: at };
const unknown = { status: 'unknown' as const, claimedAt: at };
const applied = { status: 'applied' as const, claimedAt: at };
const stopped = (change: Partial<Stopped>): Stopped => ({
  status: 'blocked',
  cause: 'connector',
  causeCode: 'no_answer',
  executions: [],
  ...change,
});

describe('what lets a run go on', () => {
  test.each<[string, Partial<Stopped>, string[]]>([
    ['a system that did not answer', {}, ['retry']],
    ['a missing tool', { cause: 'permission' }, ['grant_once', 'retry']],
    ['a missing input', { cause: 'missing_input' }, ['supply_input', 'retry']],
    [
      'an action that nobody knows of',
      { cause: 'action_unknown', executions: [unknown, pending] },
      ['settle'],
    ],
    ['one of a run that was cancelled', { status: 'cancelled', executions: [unknown] }, ['settle']],
    ['an approval that does not fit', { cause: 'internal', causeCode: 'digest_mismatch' }, []],
    ['texts that are gone', { cause: 'missing_input', causeCode: 'texts_erased' }, []],
    ['nothing: it goes on already', { status: 'executing' }, []],
  ])('%s', (_what, change, remedies) => {
    expect(remediesFor(stopped(change))).toEqual(remedies);
  });

  test.each<[string, Partial<Stopped>, string]>([
    ['nothing was approved', {}, 'agent'],
    ['nothing of what was approved was begun', { executions: [pending] }, 'execution'],
    ['its version is old and nothing was begun', { cause: 'outdated', executions: [pending] }, 'agent'],
    [
      'its version is old and something was begun',
      { cause: 'outdated', executions: [applied, pending] },
      'execution',
    ],
    ['an action failed', { cause: 'action_failed', executions: [failed, pending] }, 'execution'],
  ])('from where it stopped: %s', (_what, change, stage) => {
    expect(stageOf(stopped(change))).toBe(stage);
  });
});
