import { expect, test } from 'vitest';
import { describeError } from '../../src/lib/logger.ts';

test('an error is described by its name, code and place, with its causes', () => {
  const cause = Object.assign(new Error('connection lost'), { code: 'ECONNRESET' });
  const described = describeError(
    Object.assign(new Error('Slack did not answer', { cause }), { status: 503 }),
  );
  expect(described).toMatchObject({
    type: 'Error',
    code: 503,
    message: 'Slack did not answer',
    cause: { code: 'ECONNRESET', message: 'connection lost' },
  });
  expect(described['stack']).toContain('logger.test.ts');
});

test('a failed query is not logged with its parameters, which hold what people wrote', () => {
  const error = new Error('Failed query: insert into contents …\nparams: Dear Maya, your card 4242');
  expect(JSON.stringify({ ...describeError(error), stack: undefined })).not.toMatch(/Maya|contents/);
});

test('of a long message only the beginning is logged, and of what is no error only its type', () => {
  expect(String(describeError(new Error('x'.repeat(5_000)))['message'])).toHaveLength(200);
  expect(describeError('a customer text')).toEqual({ type: 'string' });
});
