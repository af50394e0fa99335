import fc from 'fast-check';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import { periodNamed, periodNames } from '../../src/domain/period.ts';
import type { Period } from '../../src/domain/week.ts';
import { countDays } from '../../src/engine/metrics/count-days.ts';
import { day, hour, later, minute } from '../../src/lib/time.ts';
import { metricsFor } from '../../src/reports/metrics.ts';
import { openBooks, writeUp } from '../support/metrics/books.ts';
import type { Books } from '../support/metrics/books.ts';
import { countedByHand } from '../support/metrics/counted-by-hand.ts';
import { anyHappening, happen, workflowIds } from '../support/metrics/random-history.ts';
import { freshDatabase } from '../support/postgres.ts';

const timeZone = 'Europe/Berlin';
/** In the week after it the clocks go back. */
const begins = new Date('2026-10-20T09:00:00Z');

const step = fc.oneof(
  { arbitrary: fc.record({ happening: anyHappening }), weight: 12 },
  {
    arbitrary: fc.record({
      wait: fc.oneof(fc.constantFrom(minute, 7 * hour, 20 * hour), fc.integer({ min: 1, max: 3 * hour })),
    }),
    weight: 5,
  },
  { arbitrary: fc.record({ countsDays: fc.nat(4) }), weight: 2 },
  { arbitrary: fc.record({ reads: fc.nat(30) }), weight: 1 },
);

/** Whole days, and spans that begin and end within a day. */
function periodsAt(now: Date, pick: number): Period[] {
  const back = later(now, -(pick % 9) * day);
  return [
    ...periodNames.map((name) => periodNamed(name, now, timeZone)),
    periodNamed('7d', back, timeZone),
    { from: later(back, -5 * day), to: later(back, 3 * hour) },
  ];
}

async function expectTruth(books: Books, now: Date, pick: number): Promise<void> {
  await writeUp(books);
  const period = periodsAt(now, pick)[pick % 5] ?? periodNamed('7d', now, timeZone);
  const only = pick % 2 ? workflowIds.slice(0, 1 + (pick % 3)) : undefined;
  const wanted = { period, ...(only ? { workflowIds: only } : {}) };
  const { total, workflows } = await metricsFor({ db: books.db, now: () => now }, wanted);
  expect(total).toEqual(countedByHand(books, { period, now, ...(only ? { only } : {}) }));
  const one = workflows[pick % workflows.length];
  if (one) expect(one.metrics).toEqual(countedByHand(books, { period, now, only: [one.id] }));
}

test(
  'whatever happened in whatever order, and whenever days were counted: each number is what somebody counts by hand',
  { timeout: 300_000 },
  async ({ onTestFinished }) => {
    const { url, drop } = await freshDatabase();
    const { db, close } = openDatabase(url, { max: 1 });
    onTestFinished(async () => {
      await close();
      await drop();
    });
    const log = pino({ level: 'silent' });
    const history = fc.array(step, { minLength: 20, maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const books = await openBooks(db);
        let now = begins;
        const ctx = { db, log, timeZone, now: () => now };
        for (const one of steps) {
          if ('wait' in one) now = later(now, one.wait);
          else if ('countsDays' in one) {
            await writeUp(books);
            await countDays(ctx, one.countsDays);
          } else if ('reads' in one) await expectTruth(books, now, one.reads);
          else await happen(one.happening, books, now);
        }
        for (const pick of [0, 1]) await expectTruth(books, now, pick);
        await countDays(ctx);
        for (const pick of [2, 3, 4]) await expectTruth(books, now, pick);
      }),
      { numRuns: 40 },
    );
  },
);
