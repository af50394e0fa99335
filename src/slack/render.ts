import { absenceOccasions } from '../domain/absence.ts';
import type { RunView } from '../domain/run-view.ts';
import { findAbsenceNews } from '../reports/absence-views.ts';
import { findDigestNews } from '../reports/digest/digest-news.ts';
import { reviewerNames } from '../reports/digest/reviewer-names.ts';
import { findScheduleIncident } from '../reports/schedule-incident.ts';
import { findToolChange } from '../reports/tool-changes.ts';
import { findRunView } from '../reports/run-view.ts';
import type { Sources } from '../reports/run-view.ts';
import type { Clock } from '../lib/time.ts';
import { absenceMessage } from './cards/away/absence-message.ts';
import { digestMessage } from './cards/digest/digest-message.ts';
import { undeliveredMessage } from './cards/digest/undelivered-message.ts';
import { workflowMessage } from './cards/digest/workflow-message.ts';
import { incidentElsewhere } from './cards/incident-elsewhere.ts';
import { incidentMessage } from './cards/incident-message.ts';
import type { Message } from './cards/message.ts';
import { calls, noticeMessage } from './cards/notice-message.ts';
import { outcomeMessage } from './cards/outcome-message.ts';
import { reviewCard } from './cards/review-card.ts';
import { rootMessage } from './cards/root-message.ts';
import { scheduleIncidentMessage } from './cards/schedule-incident-message.ts';
import { toolChangedMessage } from './cards/tool-changed-message.ts';
import { stepsMessage } from './cards/steps-message.ts';
import type { Drawn, Render } from './outbox/outbox.ts';

/** Draws any of our messages from the database as it is now; null when what it is about is gone. */
export function renderer(sources: Sources, now: Clock): Render {
  const read = readOncePerClaim((runId: string) => findRunView(sources, runId));
  return async (claim) => {
    if (claim.runId === null) return drawOther(sources, claim);
    const run = await read(claim.runId);
    return run ? draw(run, claim, now()) : null;
  };
}

/** Messages that were claimed together are drawn in one breath, so those of one run share a reading; a later one reads anew. */
function readOncePerClaim<T>(read: (runId: string) => Promise<T>): (runId: string) => Promise<T> {
  const begun = new Map<string, Promise<T>>();
  return (runId) => {
    const reading = begun.get(runId) ?? read(runId);
    begun.set(runId, reading);
    queueMicrotask(() => begun.delete(runId));
    return reading;
  };
}

function draw(run: RunView, { kind, aboutId }: Parameters<Render>[0], now: Date): Drawn | null {
  switch (kind) {
    case 'root':
      return rootMessage(run);
    case 'steps':
      return stepsMessage(run, now);
    case 'card': {
      const review = run.reviews.find(({ id }) => id === aboutId);
      return review ? reviewCard(run, review, now) : null;
    }
    case 'notice': {
      const review = run.reviews.find(({ notices }) => notices.some(({ id }) => id === aboutId));
      const notice = review?.notices.find(({ id }) => id === aboutId);
      if (!review || !notice) return null;
      return { ...noticeMessage(run, review, notice, now), onlyChanges: !calls(review, notice) };
    }
    case 'outcome':
      return outcomeMessage(run);
    case 'incident':
      return incidentIn(run, aboutId);
    case 'absence':
    case 'digest':
      return null;
  }
}

/** What is about no run. */
async function drawOther(
  sources: Sources,
  { kind, aboutId }: Parameters<Render>[0],
): Promise<Message | null> {
  if (kind === 'incident') return drawIncident(sources, aboutId);
  if (kind === 'digest') return drawDigest(sources, aboutId);
  return drawAbsence(sources, aboutId);
}

/** In the run's thread, or where its owners can be reached when that is closed. */
function incidentIn(run: RunView, aboutId: string): Message {
  const [id = '', to] = aboutId.split(':');
  return to === undefined ? incidentMessage(run, id) : incidentElsewhere(run, id);
}

/** An incident of no run: of a schedule's time, or of a tool that changed. */
async function drawIncident(sources: Sources, aboutId: string): Promise<Message | null> {
  const [id = ''] = aboutId.split(':');
  const schedule = await findScheduleIncident(sources, id);
  if (schedule) return scheduleIncidentMessage(schedule);
  const change = await findToolChange(sources, id);
  return change ? toolChangedMessage(change) : null;
}

async function drawAbsence(sources: Sources, aboutId: string): Promise<Message | null> {
  const [id = '', said] = aboutId.split(':');
  const occasion = absenceOccasions.find((each) => each === said);
  const news = occasion && (await findAbsenceNews(sources, id, occasion));
  return news ? absenceMessage(news) : null;
}

async function drawDigest(sources: Sources, aboutId: string): Promise<Message | null> {
  const news = await findDigestNews(sources, aboutId);
  if (!news) return null;
  if (news.tells === 'undelivered') return undeliveredMessage(news);
  const names = await reviewerNames(sources, news.report);
  return news.tells === 'week'
    ? digestMessage(news.report, names)
    : workflowMessage(news.report, news.workflow, names);
}
