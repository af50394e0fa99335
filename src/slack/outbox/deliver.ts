import type { ClaimedMessage } from '../../engine/messages/claim-messages.ts';
import type { Sent } from '../../engine/messages/message-shown.ts';
import { second } from '../../lib/time.ts';
import { problemsOf } from '../block-kit/validate.ts';
import { postingTimeoutMs } from '../clients.ts';
import { illustrate, takeOut } from '../pictures/illustrate.ts';
import { post, update } from './call-slack.ts';
import { classifyFailure } from './classify-failure.ts';
import type { Asked, Failure } from './failure.ts';
import { findPosted } from './find-posted.ts';
import type { Desk, Drawn } from './outbox.ts';
import { plainFallback } from './plain-fallback.ts';
import { withoutTexts } from './without-texts.ts';

type Tried<Answer> = { answer: Answer } | { failure: Failure; asked: Asked };
/** With what was taken, which may be the plain line. */
type Taken = Sent & { shown: Drawn };
type Delivered = Tried<Taken>;
/** Null: nothing stood there, and nothing was to be posted. */
type Placed = Tried<Taken | null>;

/** After so many attempts without an answer to the look-up either, a card twice is better than none. */
const mostLookUps = 8;

/** An upload that takes longer goes on by itself: the message goes out with the text, and gets its picture later. */
const patienceMs = 6 * second;

/** One way to show the message, and what takes its place where Slack refuses its content. */
type Version = { drawn: Drawn; againAt: Date | null; instead?: (code: string) => Promise<Version> };

/** Puts what was drawn into Slack: changes the message that is there, else posts it. */
export async function deliver(desk: Desk, claim: ClaimedMessage, drawn: Drawn): Promise<Placed> {
  const place = await whereItStands(desk, claim);
  if ('failure' in place) return place;
  if (!place.answer && drawn.onlyChanges) return { answer: null };
  return show(desk, claim, place.answer, await withPictures(desk, drawn));
}

/** With the pictures that Slack has; it may refuse them while it still looks at the files, and then the text that says the same will do. */
async function withPictures({ gallery }: Desk, drawn: Drawn): Promise<Version> {
  const illustrated = await illustrate(gallery, drawn, patienceMs);
  const { blocks, shown, againAt } = illustrated;
  if (shown.length === 0) return { drawn, againAt };
  return {
    drawn: { ...drawn, blocks },
    againAt,
    instead: async (code) => ({ drawn, againAt: await takeOut(gallery, illustrated, code) }),
  };
}

/** A thread that takes no reply is left for the channel, content that Slack refuses for a plainer one. */
async function show(
  desk: Desk,
  claim: ClaimedMessage,
  there: Sent | undefined,
  version: Version,
): Promise<Delivered> {
  const { client } = desk;
  const { drawn, againAt, instead } = version;
  const shown = there
    ? await attempt(desk, claim, 'update', () => update(client, there, drawn))
    : await attempt(desk, claim, 'post', () => post(client, claim, drawn));
  if (!('failure' in shown))
    return { answer: { ...shown.answer, shown: drawn, ...(againAt ? { againAt } : {}) } };
  const { kind, code } = shown.failure;
  if (kind === 'threadless' && claim.threadTs)
    return show(desk, { ...claim, threadTs: null }, there, version);
  if (kind !== 'unfit') return shown;
  if (instead) return show(desk, claim, there, await instead(code));
  const plain = plainFallback(claim, drawn);
  if (drawn.text === plain.text) return shown;
  logUnfit(desk, claim, drawn, shown.failure);
  return show(desk, claim, there, { drawn: plain, againAt: null });
}

async function whereItStands(desk: Desk, claim: ClaimedMessage): Promise<Tried<Sent | undefined>> {
  if (claim.ts) return { answer: { ts: claim.ts, channelId: claim.channelId } };
  if (!claim.unanswered || claim.attempts > mostLookUps) return { answer: undefined };
  const found = await attempt(desk, claim, 'look_up', () => findPosted(desk.client, claim));
  if ('failure' in found && found.failure.kind === 'refused') return { answer: undefined };
  return found;
}

/** One call to Slack, unless it might still be under way when the lease has run out and another writer begins. */
async function attempt<Answer>(
  { ctx }: Desk,
  claim: ClaimedMessage,
  asked: Asked,
  call: () => Promise<Answer>,
): Promise<Tried<Answer>> {
  const timeLeft = claim.leaseUntil.getTime() - ctx.now().getTime();
  if (timeLeft < postingTimeoutMs) return { failure: { kind: 'later', code: 'lease_too_short' }, asked };
  try {
    return { answer: await call() };
  } catch (error) {
    return { failure: classifyFailure(error, asked), asked };
  }
}

function logUnfit({ ctx }: Desk, claim: ClaimedMessage, drawn: Drawn, failure: Failure): void {
  const { id, runId, kind } = claim;
  const slackSays = failure.kind === 'unfit' ? failure.problems : [];
  const problems = [...problemsOf(drawn, 'message'), ...slackSays].slice(0, 10).map(withoutTexts);
  ctx.log.error(
    { messageId: id, runId, kind, code: failure.code, problems },
    'Slack refused the content of a message; a plain one takes its place',
  );
}
