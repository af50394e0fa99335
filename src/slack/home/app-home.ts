import type { SlackEventMiddlewareArgs } from '@slack/bolt';
import { z } from 'zod';
import { periodNamed } from '../../domain/period.ts';
import { involvementOf } from '../../engine/authority.ts';
import { modeStandings } from '../../engine/modes/standings.ts';
import { obstaclesOf } from '../../engine/workspace/obstacles-of.ts';
import { inventedUntilIn } from '../../reports/invented-until.ts';
import { readHome } from '../../reports/home/home.ts';
import type { RunTurn } from '../../reports/run-pages.ts';
import { homeView, shownOnHome } from '../cards/home-view.ts';
import type { Desk } from '../desk.ts';
import { withLink } from '../queue/queue-view.ts';
import { choiceIn, filterOf, firstChoice } from './choice.ts';
import type { HomeChoice } from './choice.ts';

const opened = z.object({ view: z.object({ private_metadata: z.string() }) });

/** App Home opened: drawn as it is now, with the choice that stood in it. */
export const appHome =
  (desk: Desk) =>
  async ({ event }: SlackEventMiddlewareArgs<'app_home_opened'>) => {
    if (event.tab !== 'home') return;
    const before = opened.safeParse(event).data?.view.private_metadata ?? '';
    await publishHome(desk, event.user, { choice: choiceIn(before) });
  };

type Shown = { choice?: HomeChoice; turn?: RunTurn };

/**
 * Draws a person's App Home from the rows as they are now. Without a `hash`: the last one that is published stands, and each is whole
 * and says itself what was chosen.
 */
export async function publishHome(
  desk: Desk,
  person: string,
  { choice = firstChoice, turn }: Shown = {},
): Promise<void> {
  const { sources, client, ctx } = desk;
  const [{ workflowIds, ownIn, roleIn, mayStart }, obstacles, standings, inventedUntil] = await Promise.all([
    involvementOf(ctx, person),
    obstaclesOf(ctx),
    modeStandings(ctx),
    inventedUntilIn(sources),
  ]);
  const now = ctx.now();
  const { waiting, ...read } = await readHome(sources, {
    seen: { workflowIds, ownIn, requesterId: person },
    workflowIds: roleIn,
    obstacles,
    lately: periodNamed('7d', now, ctx.timeZone),
    filter: filterOf(choice, person, now),
    turn,
    limits: shownOnHome,
  });
  const view = homeView({
    ...read,
    waiting: { ...waiting, lines: waiting.lines.map((line) => withLink(desk, line)) },
    reader: person,
    choice,
    known: ctx.workflows.filter(({ id }) => ownIn.includes(id)),
    mayStart: ctx.workflows.filter(({ id }) => mayStart.includes(id)),
    standings,
    inventedUntil,
    now,
  });
  await client.views.publish({ user_id: person, view });
}
