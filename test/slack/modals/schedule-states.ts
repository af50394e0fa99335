import type { View } from '@slack/types';
import type { LastFire, ScheduleSeen } from '../../../src/engine/schedules/see-schedules.ts';
import { schedulesModal } from '../../../src/slack/modals/schedules/schedules-modal.ts';
import { scheduleTexts } from '../../../src/slack/wording/schedules.ts';
import { day, hour, later } from '../../../src/lib/time.ts';
import { margaret } from '../../support/cast.ts';
import { grace, now } from '../cards/support/times-and-people.ts';

const workspaceUrl = 'https://hearth-and-pine.slack.com/';

export const aLastFire = (change: Partial<LastFire> = {}): LastFire => ({
  at: later(now, -4 * hour),
  status: 'started',
  code: null,
  missed: 0,
  askedBy: null,
  runs: ['INV-2041', 'INV-2042', 'INV-2043', 'INV-2044', 'INV-2045', 'INV-2046'].map((bill, index) => ({
    fireId: 'fir_k3v9x0m2p4qz',
    runId: `run_00000000000${index}`,
    how: index === 0 ? 'repeated' : 'started',
    subject: `Bill ${bill}`,
    status: index === 0 ? 'completed' : 'awaiting_review',
    thread: index === 5 ? null : { channelId: 'C0PAYABLES', ts: `1763971200.00000${index}` },
  })),
  ...change,
});

export const aSchedule = (change: Partial<ScheduleSeen> = {}): ScheduleSeen => ({
  workflowId: 'invoice-exceptions',
  workflowTitle: 'Invoice exceptions',
  name: 'weekdays',
  cron: '0 8 * * 1-5',
  timeZone: 'Europe/Amsterdam',
  missed: 'latest',
  nextAt: later(now, 20 * hour),
  isElsewhere: false,
  pausedBy: null,
  workflowPausedBy: null,
  held: 0,
  last: aLastFire(),
  mayPause: true,
  mayRun: true,
  ...change,
});

const weekly = aSchedule({
  workflowId: 'weekly-reporting',
  workflowTitle: 'Weekly reporting',
  name: 'monday',
  cron: '0 8 * * 1',
  nextAt: later(now, 7 * day),
});
const paused = { pausedBy: margaret, nextAt: later(now, -hour) };

export const scheduleStates: Record<string, View> = {
  'modal-schedules': schedulesModal({ schedules: [aSchedule(), { ...weekly, last: null }], workspaceUrl }),
  'modal-schedules-none': schedulesModal({ schedules: [], workspaceUrl }),
  'modal-schedules-seen-by-an-outsider': schedulesModal({
    schedules: [aSchedule({ last: aLastFire({ runs: null }), mayPause: false, mayRun: false })],
    workspaceUrl,
  }),
  'modal-schedules-paused': schedulesModal({
    schedules: [
      aSchedule({
        ...paused,
        missed: 'all',
        held: 3,
        last: aLastFire({ status: 'skipped', code: 'paused', missed: 2, runs: [] }),
      }),
      aSchedule({ ...paused, name: 'evenings', pausedBy: 'leenops', last: null }),
      {
        ...weekly,
        workflowPausedBy: grace,
        last: aLastFire({ status: 'failed', code: 'rate_limit', askedBy: grace, runs: [] }),
      },
    ],
    workspaceUrl,
    said: scheduleTexts.paused({
      title: 'Invoice exceptions',
      name: 'weekdays',
      already: false,
      nextAt: now,
      holds: true,
    }),
  }),
};
