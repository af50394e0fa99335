import { absenceOccasions } from '../domain/absence.ts';
import type { RunView } from '../domain/run-view.ts';
import { findAbsenceNews } from '../reports/absence-views.ts';
import { findDemotionNews, findPromotionNews } from '../reports/mode-news.ts';
import { findDigestNews } from '../reports/digest/digest-news.ts';
import { reviewerNames } from '../reports/digest/reviewer-names.ts';
import { findRunView } from '../reports/run-view.ts';
import type { Sources } from '../reports/run-view.ts';
import type { Clock } from '../lib/time.ts';
import { absenceMessage } from './cards/away/absence-message.ts';
import { digestMessage } from './cards/digest/digest-message.ts';
import { undeliveredMessage } from './cards/digest/undelivered-message.ts';
import { workflowMessage } from './cards/digest/workflow-message.ts';
import type { Message } from './cards/message.ts';
import { demotionMessage } from './cards/modes/demotion-message.ts';
import { promotionMessage } from './cards/modes/promotion-message.ts';
import { calls, noticeMessage } from './cards/notice-message.ts';
import { outcomeMessage } from './cards/outcome-message.ts';
import { reviewCard } from './cards/review-card.ts';
import { rootMessage } from './cards/root-message.ts';
import { stepsMessage } from './cards/steps-message.ts';
import { drawIncident, drawIncidentNote } from './draw-incident.ts';
import type { Drawn, Render } from './outbox/outbox.ts';

/** Draws any of our messages from the database as it is now; null when what it is about is gone. */
export function renderer(sources: Sources, now: Clock): Render {
  const read = readOncePerClaim((runId: string) => findRunView(sources, runId));
  return async (claim) => {
    if (claim.kind === 'incident_note') return drawIncidentNote(sources, claim.aboutId);
    if (claim.kind === 'incident') return drawIncident(sources, claim, read);
    if (claim.runId === null) return drawWithoutRun(sources, claim);
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
      if (!review) return null;
      return { ...reviewCard(run, review, now), ...(review.resolution ? {} : { asksAbout: review.id }) };
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
    case 'incident_note':
    case 'absence':
    case 'promotion':
    case 'demotion':
    case 'digest':
      return null;
  }
}

async function drawWithoutRun(
  sources: Sources,
  { kind, aboutId }: Parameters<Render>[0],
): Promise<Message | null> {
  if (kind === 'promotion' || kind === 'demotion') return drawMode(sources, kind, aboutId);
  if (kind === 'digest') return drawDigest(sources, aboutId);
  return drawAbsence(sources, aboutId);
}

async function drawMode(
  sources: Sources,
  kind: 'promotion' | 'demotion',
  aboutId: string,
): Promise<Message | null> {
  const [id = ''] = aboutId.split(':');
  const promotion = kind === 'promotion' ? await findPromotionNews(sources, id) : undefined;
  if (promotion) return promotionMessage(promotion);
  const demotion = kind === 'demotion' ? await findDemotionNews(sources, id) : undefined;
  return demotion ? demotionMessage(demotion) : null;
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
