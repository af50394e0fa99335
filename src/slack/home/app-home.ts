import type { SlackEventMiddlewareArgs } from '@slack/bolt';
import type { HomeView } from '@slack/types';
import { z } from 'zod';
import { periodNamed } from '../../domain/period.ts';
import { isPeopleUnknown } from '../../domain/refused.ts';
import { adminsToAsk, involvementAsKnown } from '../../engine/authority.ts';
import { modeStandings } from '../../engine/modes/standings.ts';
import { obstaclesOf } from '../../engine/workspace/obstacles-of.ts';
import { inventedUntilIn } from '../../reports/invented-until.ts';
import { readHome } from '../../reports/home/home.ts';
import type { RunTurn } from '../../reports/run-pages.ts';
import { homeView } from '../cards/home-view.ts';
import { shownOnHome } from '../cards/home/home.ts';
import { strangersHome } from '../cards/home/unknown.ts';
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
  const view = await drawHome(desk, person, { choice, turn });
  await desk.client.views.publish({ user_id: person, view });
}

type Drawn = { choice: HomeChoice; turn: RunTurn | undefined };

/** Where Slack does not say who somebody is, they have no right to anything; but a Home that does not open tells them nothing. */
async function drawHome(desk: Desk, person: string, drawn: Drawn): Promise<HomeView> {
  try {
    return await homeOf(desk, person, drawn);
  } catch (error) {
    if (!isPeopleUnknown(error)) throw error;
    desk.ctx.log.warn({ err: error, person }, 'Slack does not say who opened App Home');
    return strangersHome(drawn.choice);
  }
}

async function homeOf(desk: Desk, person: string, { choice, turn }: Drawn): Promise<HomeView> {
  const { sources, ctx } = desk;
  const [{ workflowIds, ownIn, roleIn, mayStart, unknown }, obstacles, standings, inventedUntil, admins] =
    await Promise.all([
      involvementAsKnown(ctx, person),
      obstaclesOf(ctx),
      modeStandings(ctx),
      inventedUntilIn(sources),
      adminsToAsk(ctx),
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
  const teams = [...new Set([...unknown, ...waiting.unknown])].toSorted();
  if (teams.length)
    ctx.log.warn({ teams, person }, 'Slack does not say who is in these teams; App Home lacks them');
  return homeView({
    ...read,
    waiting: { ...waiting, lines: waiting.lines.map((line) => withLink(desk, line)) },
    unknown: teams,
    reader: person,
    choice,
    known: ctx.workflows.filter(({ id }) => ownIn.includes(id)),
    mayStart: ctx.workflows.filter(({ id }) => mayStart.includes(id)),
    admins,
    standings,
    inventedUntil,
    now,
  });
}
