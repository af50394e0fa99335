import { expect, test } from 'vitest';
import { incidents } from '../../src/db/schema/actions.ts';
import { ToolFailure } from '../../src/domain/tool-failure.ts';
import { runScheduleNow } from '../../src/engine/schedules/run-now.ts';
import { startFire } from '../../src/engine/schedules/start-fire.ts';
import { hour } from '../../src/lib/time.ts';
import { drawIncident } from '../../src/slack/draw-incident.ts';
import { problemsOf } from '../../src/slack/block-kit/validate.ts';
import { openScheduled } from '../engine/schedules/support/scheduled.ts';
import { margaret } from '../support/cast.ts';
import { sourcesOf } from './support/sources.ts';

test('the owners read which time came to nothing, why, and what to do; once it is done again it is resolved', async () => {
  const refused = new ToolFailure({
    system: 'desk',
    code: 'unauthorized',
    certainty: 'not_applied',
    message: 'Desk unauthorized. Give a valid key.',
  });
  const { ctx, pass, keep, fireRows, db } = await openScheduled({ arrivals: () => Promise.reject(refused) });
  pass(19 * hour);
  await keep();
  const [fire] = await fireRows();
  await startFire(ctx, fire?.id ?? '', AbortSignal.any([]), 2);
  const [incident] = await db.select().from(incidents);
  const about = async () => {
    const claim = { runId: null, aboutId: `${incident?.id ?? ''}:U0MARGARET`, channelId: 'U0MARGARET' };
    const drawn = await drawIncident(sourcesOf(ctx), claim, async () => undefined);
    return drawn ?? expect.fail('There is no such incident.');
  };
  const { text, blocks } = await about();
  expect(problemsOf({ text, blocks }, 'message')).toEqual([]);
  expect(text.split('\n')).toEqual([
    'Not started: Refunds, daily, Tue 24 Nov 08:00',
    expect.stringMatching(/^\*Why: \*?.*refused or did not answer\. \(`?unauthorized`?\)$/),
    expect.stringMatching(/^\*How bad: \*medium\. Open since <!date/),
    expect.stringMatching(/“Run now” in \/leenops schedules does that time again\.$/),
    '*Nobody has it yet. *For <@U0MARGARET> · <@U0PRIYA> (leads).',
    `Incident ${incident?.id}.`,
  ]);
  await runScheduleNow(ctx, { workflow: 'refunds', schedule: 'daily', person: margaret, surface: 'view' });
  expect((await about()).text).toMatch(
    /^Resolved: Refunds, daily, .*\n\*Resolved\* by <@U0MARGARET>.*That time is done again/,
  );
});
