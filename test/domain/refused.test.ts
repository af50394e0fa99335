import { expect, test } from 'vitest';
import { refusalReasons, Refused } from '../../src/domain/refused.ts';

test.each(refusalReasons)('%s can be refused with, and its detail is what the wording needs', (reason) => {
  const refused = new Refused(reason, { team: 'reviewers' });
  expect(refused).toBeInstanceOf(Error);
  expect(refused).toMatchObject({ reason, detail: { team: 'reviewers' }, message: `Refused: ${reason}` });
});
