import { decide } from './answers/decide.ts';
import { exportFile } from './answers/export-file.ts';
import {
  acknowledge,
  grantToolOnce,
  handTo,
  listIncidents,
  resolve,
  retryOne,
  retryStopped,
  settle,
  supply,
} from './answers/incidents.ts';
import { listRuns } from './answers/list-runs.ts';
import { listWorkflows } from './answers/list-workflows.ts';
import { me } from './answers/me.ts';
import { metrics } from './answers/metrics.ts';
import { pause, resume } from './answers/pause.ts';
import { queue } from './answers/queue.ts';
import { rerun } from './answers/rerun.ts';
import { reverse } from './answers/reverse.ts';
import { listSchedules, pauseOne, resumeOne, runNow } from './answers/schedules.ts';
import { showAsShown } from './answers/show-as-shown.ts';
import { showReview } from './answers/show-review.ts';
import { showRun } from './answers/show-run.ts';
import { start } from './answers/start.ts';
import { grantTool, listTools } from './answers/tools.ts';
import type { Route } from './router.ts';

/** Everything that programs can ask of LeenOps, one line each. */
export const routes: readonly Route[] = [
  { method: 'GET', path: '/me', does: 'whose token this is', answer: me },
  {
    method: 'GET',
    path: '/workflows',
    does: 'the workflows and what I may do in them',
    answer: listWorkflows,
  },
  { method: 'POST', path: '/runs', does: 'start a run', answer: start },
  { method: 'GET', path: '/runs', does: 'list runs, or find them', answer: listRuns },
  { method: 'GET', path: '/runs/:id', does: 'one run from beginning to end', answer: showRun },
  { method: 'POST', path: '/runs/:id/rerun', does: 'run it again though nothing changed', answer: rerun },
  {
    method: 'POST',
    path: '/runs/:id/reversals',
    does: 'say that actions were undone',
    answer: reverse,
  },
  { method: 'GET', path: '/reviews', does: 'what waits for me', answer: queue },
  { method: 'GET', path: '/reviews/:id', does: 'one review with its whole case', answer: showReview },
  {
    method: 'GET',
    path: '/reviews/:id/as-shown',
    does: 'what its deciders were shown, as it was',
    answer: showAsShown,
  },
  { method: 'POST', path: '/reviews/:id/decisions', does: 'decide on a review', answer: decide },
  {
    method: 'POST',
    path: '/workflows/:id/pause',
    does: 'make a workflow, or all, stand still',
    answer: pause,
  },
  { method: 'POST', path: '/workflows/:id/resume', does: 'let it go on', answer: resume },
  {
    method: 'GET',
    path: '/incidents',
    does: 'what went wrong, and what stands still',
    answer: listIncidents,
  },
  { method: 'POST', path: '/incidents/:id/acknowledge', does: 'say that I have it', answer: acknowledge },
  { method: 'POST', path: '/incidents/:id/hand-over', does: 'hand it to a person', answer: handTo },
  { method: 'POST', path: '/incidents/:id/resolve', does: 'end it, with a note', answer: resolve },
  { method: 'POST', path: '/incidents/:id/retry', does: 'let its runs go on', answer: retryStopped },
  { method: 'POST', path: '/runs/:id/retry', does: 'let a stopped run go on', answer: retryOne },
  {
    method: 'POST',
    path: '/runs/:id/grant-once',
    does: 'grant it the tool that it stopped for',
    answer: grantToolOnce,
  },
  { method: 'POST', path: '/runs/:id/intake', does: 'supply what a stopped run lacks', answer: supply },
  {
    method: 'POST',
    path: '/actions/:id/settle',
    does: 'say what became of an unknown action',
    answer: settle,
  },
  { method: 'GET', path: '/schedules', does: 'what runs by the clock', answer: listSchedules },
  {
    method: 'POST',
    path: '/schedules/:workflow/:name/pause',
    does: 'let the times of a schedule pass',
    answer: pauseOne,
  },
  {
    method: 'POST',
    path: '/schedules/:workflow/:name/resume',
    does: 'let it fire again',
    answer: resumeOne,
  },
  {
    method: 'POST',
    path: '/schedules/:workflow/:name/run',
    does: 'do its last time now',
    answer: runNow,
  },
  { method: 'GET', path: '/tools', does: 'every tool, and whether it may be used', answer: listTools },
  { method: 'POST', path: '/tools/:name/grant', does: 'grant a tool, or revoke it', answer: grantTool },
  { method: 'GET', path: '/decisions', does: 'export decisions', answer: exportFile },
  { method: 'GET', path: '/metrics', does: 'the numbers of a period', answer: metrics },
];
