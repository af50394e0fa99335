import { expect, test } from 'vitest';
import { demotionTermsOf, problemsOfTrust, whyDemote } from '../../../src/domain/promotion/demotion.ts';
import { isBelow, judgingMode, modeAbove, modeBelow } from '../../../src/domain/promotion/ladder.ts';
import { mandatoryLost } from '../../../src/domain/promotion/mandatory.ts';
import type { Rule } from '../../../src/domain/policy.ts';
import { modes } from '../../../src/domain/run.ts';
import { changeInWords, missingInWords, termsInWords } from '../../../src/wording/modes.ts';

const terms = demotionTermsOf({});
const quiet = { topSeverity: 0, reversals: 0, decided: 20, unchanged: 20 };

test('nothing happened: it stays live', () => {
  expect(whyDemote(quiet, terms)).toBeUndefined();
});

test.each([
  [{ topSeverity: 1 }, 'incident', 'there was an incident of severity critical'],
  [{ reversals: 1 }, 'reversal', 'an action that was carried out was undone'],
  [
    { unchanged: 15 },
    'approval',
    'of the last 20 decisions 15 approved what was proposed (75 %), and below 80 % it goes back',
  ],
] as const)('%o: it goes back, and its owners read why', (happened, reason, words) => {
  const why = whyDemote({ ...quiet, ...happened }, terms);
  expect(why?.reason).toBe(reason);
  expect(why && changeInWords(why.reason, why.evidence)).toBe(words);
});

test('exactly at the bound it stays, and fewer decisions than the terms ask for say nothing', () => {
  expect(whyDemote({ ...quiet, unchanged: 16 }, terms)).toBeUndefined();
  expect(whyDemote({ ...quiet, decided: 19, unchanged: 0 }, terms)).toBeUndefined();
});

test('the terms are a sentence, and terms that make no sense do not load', () => {
  expect(termsInWords({ last: 10, approvedBelow: 0.9 })).toContain(
    'fewer than 90 % of the last 10 decisions',
  );
  expect(problemsOfTrust({})).toEqual([]);
  expect(problemsOfTrust({ tolerance: 0, demotion: { last: 0, approvedBelow: 2 } })).toHaveLength(3);
});

test('what is missing is said in numbers', () => {
  const asked = { code: 'reviewed', need: 59, bound: 0.0673, tolerance: 0.05 } as const;
  expect(missingInWords({ ...asked, have: 43, wrong: 0 })).toBe(
    '43 of 59 reviewed, none wrong: 16 more like that are needed.',
  );
  expect(missingInWords({ ...asked, have: 60, need: 93, wrong: 1, bound: 0.0767 })).toContain(
    '60 of 93 reviewed, 1 wrong: as many as 7.7 % may be wrong, and 5 % are allowed.',
  );
});

test('a step up, a step down, and nothing beyond', () => {
  expect(modes.map(modeAbove)).toEqual(['pilot', 'live', undefined]);
  expect(modes.map(modeBelow)).toEqual([undefined, 'shadow', 'pilot']);
  expect(isBelow('pilot', 'live') && !isBelow('live', 'live')).toBe(true);
});

test('a run is judged by the mode that it pins, unless its workflow was live and is not any more', () => {
  const judged = modes.map((ofRun) => modes.map((ofWorkflow) => judgingMode(ofRun, ofWorkflow)));
  expect(judged).toEqual([
    ['shadow', 'shadow', 'shadow'],
    ['pilot', 'pilot', 'pilot'],
    ['pilot', 'pilot', 'live'],
  ]);
});

test('a mandatory rule is lost when it is gone, says something else or is no longer mandatory; a better sentence is none', () => {
  const rule: Rule = {
    name: 'large',
    sentence: 'Two.',
    when: { fact: 'sum', above: 100 },
    route: { to: 'review', level: 1, quorum: 2 },
    mandatory: true,
  };
  const { mandatory: _, ...optional } = rule;
  expect(mandatoryLost([rule], [{ ...rule, sentence: 'Two people.' }])).toEqual([]);
  expect(mandatoryLost([optional], [])).toEqual([]);
  for (const now of [
    [],
    [optional],
    [{ ...rule, when: { fact: 'sum', above: 200 } }],
    [{ ...rule, route: { to: 'review', level: 1, quorum: 1 } as const }],
  ])
    expect(mandatoryLost([rule], now)).toEqual(['large']);
});
