import type { SlackEventMiddlewareArgs } from '@slack/bolt';
import { sightOf } from '../../engine/authority.ts';
import { modeStandings } from '../../engine/modes/standings.ts';
import { listRuns } from '../../reports/recent-runs.ts';
import { listWaiting } from '../../reports/waiting-reviews.ts';
import { inventedUntilIn } from '../../reports/invented-until.ts';
import { modesOf } from '../../reports/modes.ts';
import { homeView, shownOnHome } from '../cards/home-view.ts';
import type { Desk } from '../desk.ts';
import { withLink } from '../queue/queue-view.ts';

/** App Home opened: what waits for this person, their runs, the workflows. */
export const appHome =
  (desk: Desk) =>
  async ({ event }: SlackEventMiddlewareArgs<'app_home_opened'>) => {
    if (event.tab !== 'home') return;
    await publishHome(desk, event.user);
  };

export async function publishHome(desk: Desk, person: string): Promise<void> {
  const { sources, client, ctx } = desk;
  const [waiting, modes, standings, sight, inventedUntil] = await Promise.all([
    listWaiting(sources, person, { limit: shownOnHome }),
    modesOf(sources),
    modeStandings(ctx),
    sightOf(ctx, person),
    inventedUntilIn(sources),
  ]);
  const runs = await listRuns(sources, { ...sight, requesterId: person, limit: 10 });
  const view = homeView({
    waiting: waiting.lines.map((line) => withLink(desk, line)),
    total: waiting.total,
    reader: person,
    runs,
    workflows: ctx.workflows.map(({ id, title, purpose }) => ({
      id,
      title,
      purpose,
      mode: modes.get(id) ?? 'pilot',
      standing: standings.get(id),
    })),
    inventedUntil,
    now: ctx.now(),
  });
  await client.views.publish({ user_id: person, view });
}
