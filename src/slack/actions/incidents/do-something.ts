import { acknowledgeIncident } from '../../../engine/incidents/acknowledge-incident.ts';
import { grantOnce } from '../../../engine/incidents/grant-once.ts';
import { pauseFrom } from '../../../engine/incidents/pause-from.ts';
import { retryIncident } from '../../../engine/incidents/retry-incident.ts';
import { retryRun } from '../../../engine/incidents/retry-run.ts';
import { runAbout } from '../../../engine/incidents/run-to-remedy.ts';
import { incidentTexts } from '../../wording/incidents.ts';
import { pauseTexts } from '../../wording/pauses.ts';
import { does } from './pressed.ts';

/** The card says who has it, to everybody. */
export const acknowledge = does('acknowledge', async ({ ctx }, { about: incidentId, person, surface }) => {
  await acknowledgeIncident(ctx, { incidentId, person, surface });
  return '';
});

/** From the card what its incident stopped; from the list, that run. */
export const retry = does('retry', async ({ ctx }, { about, person, surface }) =>
  incidentTexts.retried(
    about.startsWith('run_')
      ? { stages: [await retryRun(ctx, { runId: about, person, surface })], refused: 0 }
      : await retryIncident(ctx, { incidentId: about, person, surface }),
  ),
);

export const grantToolOnce = does('grant once', async ({ ctx }, { about, person, surface }) =>
  incidentTexts.granted(await grantOnce(ctx, { runId: await runAbout(ctx, about), person, surface })),
);

export const pauseFromIncident = does('pause', async ({ ctx }, { about: incidentId, person, surface }) =>
  pauseTexts.paused(await pauseFrom(ctx, { incidentId, person, surface })),
);
