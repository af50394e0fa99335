import type { Ask } from '../../db/asks.ts';
import { listTeams } from '../../db/teams.ts';
import { messageKey, startedByEmoji, watchedOf } from '../../domain/ask.ts';
import type { Place, ReadMessage } from '../../domain/ask.ts';
import { rawFrom } from '../../domain/form/values-from.ts';
import { Refused } from '../../domain/refused.ts';
import { isWhole } from '../../domain/understand.ts';
import type { Meant } from '../../domain/understand.ts';
import type { Context } from '../context.ts';
import { startRun } from '../runs/start-run.ts';
import { TryLater } from '../try-later.ts';
import type { AskAnswer, Begun } from './pointing.ts';

type Pointed = { ask: Ask; place: Place; message: ReadMessage; isPatient: boolean };

/** An emoji, or a message where it is watched: starts each workflow that finds in it what it could be about. */
export async function startFromMessage(ctx: Context, pointed: Pointed): Promise<AskAnswer | undefined> {
  const { ask, message } = pointed;
  const { emoji } = ask;
  if (emoji === null) return begin(ctx, pointed, await watchedFor(ctx, ask.channelId, message.text));
  const workflows = startedByEmoji(ctx.workflows, emoji);
  const meant = workflows.flatMap((workflow) => {
    const texts = workflow.intakeFromMessage?.(message.text);
    return texts ? [{ workflow, texts }] : [];
  });
  if (workflows.length > 0 && meant.length === 0) return { kind: 'names_nothing', emoji, workflows };
  return begin(ctx, pointed, meant);
}

/** What a message asks for by standing in this channel; nothing where it is not plain in every field. */
export async function watchedFor(
  { db, workflows }: Pick<Context, 'db' | 'workflows'>,
  channelId: string,
  text: string,
): Promise<Meant[]> {
  const found = workflows.flatMap((workflow) =>
    watchedOf(workflow.triggers).flatMap(({ channel, intakeFrom }) => {
      const texts = intakeFrom(text);
      return texts && isWhole({ workflow, texts }) ? [{ team: channel, workflow, texts }] : [];
    }),
  );
  const teams = await listTeams(db, [...new Set(found.map(({ team }) => team))]);
  const here = teams.filter((team) => team.channelId === channelId).map(({ id }) => id);
  return found.filter(({ team }) => here.includes(team));
}

async function begin(ctx: Context, pointed: Pointed, meant: Meant[]): Promise<AskAnswer | undefined> {
  const begun: Begun[] = [];
  for (const each of meant) begun.push(await start(ctx, pointed, each));
  return begun.length ? { kind: 'begun', begun } : undefined;
}

async function start(
  ctx: Context,
  { ask, place, message, isPatient }: Pointed,
  { workflow, texts }: Meant,
): Promise<Begun> {
  try {
    const started = await startRun(ctx, {
      workflowId: workflow.id,
      trigger: 'slack_event',
      intake: rawFrom(workflow.intake, texts),
      key: messageKey(workflow.id, place, message.editedTs),
      requesterId: ask.personId,
      askedIn: place.channelId,
      message: place,
      surface: 'message',
    });
    return { started };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (isPatient && error.reason === 'people_unknown') throw new TryLater(error.reason);
    return { workflow, refused: error };
  }
}
