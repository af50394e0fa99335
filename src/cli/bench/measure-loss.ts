import { inArray } from 'drizzle-orm';
import { runs } from '../../db/schema/runs.ts';
import { channels } from '../../sandbox/world/hearth-and-pine.ts';
import { newTriggerId, sendCommand } from './commands.ts';
import { firstTicket } from './many-tickets.ts';
import type { Stage } from './stage.ts';

export type Loss = { acknowledged: number; lost: number };

/** Kills the unmodified app without warning right after it acknowledged the hundredth command, and counts the runs that are missing. */
export async function measureLoss(stage: Stage): Promise<Loss> {
  const place = await stage.place();
  const app = stage.startUnmodified(place);
  await app.ready();
  const commands = Array.from({ length: 100 }, (_, index) => ({
    channel: channels.support,
    text: `run support-triage ${firstTicket + 3_000 + index}`,
    triggerId: newTriggerId(),
  }));
  const answers = await Promise.all(commands.map((command) => sendCommand(place.target, command)));
  await app.kill();
  const acknowledged = commands.filter((_, index) => answers[index] !== undefined);
  const keys = acknowledged.map(({ triggerId }) => `command:${triggerId}`);
  const { db, close } = place.database;
  const written = await db.$count(runs, inArray(runs.intakeKey, keys));
  await close();
  return { acknowledged: keys.length, lost: keys.length - written };
}
