import { expect, test } from 'vitest';
import { workUnderWay } from '../../src/slack/under-way.ts';

const silent = { error: () => {} };

test('the app waits for what goes on after its listener has answered, and for what that begins', async () => {
  const underWay = workUnderWay(silent);
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const done: string[] = [];
  underWay.add(
    first.promise.then(() => {
      underWay.add(second.promise.then(() => void done.push('second')));
      done.push('first');
    }),
  );
  const ended = underWay.ended().then(() => done.push('ended'));
  first.resolve();
  await first.promise;
  second.resolve();
  await ended;
  expect(done).toEqual(['first', 'second', 'ended']);
});

test('what fails is logged, and over', async () => {
  const logged: unknown[] = [];
  const underWay = workUnderWay({ error: (about: unknown) => void logged.push(about) });
  const err = new Error('The database is gone.');
  underWay.add(Promise.reject(err));
  await underWay.ended();
  expect(logged).toEqual([{ err }]);
});

test('with nothing under way there is nothing to wait for', async () => {
  await expect(workUnderWay(silent).ended()).resolves.toBeUndefined();
});
