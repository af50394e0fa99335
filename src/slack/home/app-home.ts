import type { SlackEventMiddlewareArgs } from '@slack/bolt';
import { listRuns } from '../../reports/recent-runs.ts';
import { listWaiting } from '../../reports/waiting-reviews.ts';
import type { Waiting } from '../../reports/waiting-reviews.ts';
import { modesOf } from '../../reports/modes.ts';
import { homeView } from '../cards/home-view.ts';
import type { WaitingReview } from '../cards/home-view.ts';
import { workflowsOf } from '../commands/runs.ts';
import type { Desk } from '../desk.ts';

/** App Home opened: what waits for this person, their runs, the workflows. */
export const appHome =
  (desk: Desk) =>
  async ({ event }: SlackEventMiddlewareArgs<'app_home_opened'>) => {
    if (event.tab !== 'home') return;
    await publishHome(desk, event.user);
  };

export async function publishHome(desk: Desk, person: string): Promise<void> {
  const { sources, client, ctx } = desk;
  const [waiting, modes, workflowIds] = await Promise.all([
    listWaiting(sources, person, 20),
    modesOf(sources),
    workflowsOf(desk, person),
  ]);
  const runs = await listRuns(sources, { workflowIds, requesterId: person, limit: 10 });
  const view = homeView({
    waiting: await Promise.all(waiting.map((each) => withLink(desk, each))),
    runs,
    workflows: ctx.workflows.map(({ id, title, purpose }) => ({
      id,
      title,
      purpose,
      mode: modes.get(id) ?? 'pilot',
    })),
    now: ctx.now(),
  });
  await client.views.publish({ user_id: person, view });
}

/** The card's permalink; without it when Slack does not answer, because the list matters more than the link. */
async function withLink({ client, ctx }: Desk, { card, ...waiting }: Waiting): Promise<WaitingReview> {
  if (!card) return { ...waiting, cardUrl: null };
  try {
    const { permalink } = await client.chat.getPermalink({ channel: card.channelId, message_ts: card.ts });
    return { ...waiting, cardUrl: permalink ?? null };
  } catch (error) {
    ctx.log.warn({ err: error, reviewId: waiting.reviewId }, 'no permalink');
    return { ...waiting, cardUrl: null };
  }
}
