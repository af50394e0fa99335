import { listRunsAbout } from '../../db/runs.ts';
import type { RunsAbout } from '../../db/runs.ts';
import { countContents } from '../../db/contents.ts';
import type { Db } from '../../db/client.ts';
import { eraseTexts } from '../../engine/audit/erase-texts.ts';
import { RunsOpen } from '../../engine/audit/runs-open.ts';
import { createLogger } from '../../lib/logger.ts';
import { systemClock } from '../../lib/time.ts';
import type { Command, ExitCode, Invocation } from '../command.ts';
import { withDatabase } from '../with-database.ts';
import { WrongUsage } from '../wrong-usage.ts';
import { eraseArguments } from './erase-arguments.ts';
import { planErasure } from './plan-erasure.ts';
import type { Erasure } from './plan-erasure.ts';

/** Erases what people and systems wrote in some runs, after showing which. */
export const erase: Command = {
  usage: `npm run erase -- --run <id> | --subject <key> | --requester <Slack user id> [--yes]

  Erases every text of the runs in DATABASE_URL: intake, readings, proposals, notes and results, salts included.
  Ids, times, decisions, codes and hashes stay, and npm run audit:verify still passes.
  --run run_k3v9x0m2p4qz           one run
  --subject zendesk:ticket:1042    every run about one business record
  --requester U0ADA                every run that one person asked for
  --yes                            does not ask

  Exit code: 0 erased, 1 nothing was erased, 2 it could not run.`,

  async run({ args, env, terminal }): Promise<ExitCode> {
    const { about, isConfirmed } = eraseArguments(args);
    return withDatabase({ env }, 'leenops erase', async (db) => {
      const planned = await plan(db, about);
      for (const line of planned.lines) terminal.say(line);
      if (planned.texts === 0) return planned.runs === 0 ? 1 : 0;
      if (planned.open > 0) {
        terminal.complain('Nothing was erased: without its texts nobody can decide on an open run.');
        terminal.complain('Cancel it first with “/leenops cancel <run>”, or let it end.');
        return 1;
      }
      if (!isConfirmed && !(await isAgreed(terminal))) {
        terminal.complain('Nothing was erased.');
        return 1;
      }
      return carryOut(db, about, { env, terminal });
    });
  },
};

async function plan(db: Db, about: RunsAbout): Promise<Erasure> {
  const runs = await listRunsAbout(db, about);
  const ids = runs.map(({ id }) => id);
  return planErasure(runs, await countContents(db, ids));
}

async function isAgreed(terminal: Invocation['terminal']): Promise<boolean> {
  const answer = await terminal.ask('This cannot be undone. Type “erase” to go on: ');
  if (answer === undefined)
    throw new WrongUsage('Nobody is there to confirm: add --yes when no terminal is attached.');
  return answer.trim() === 'erase';
}

/** A run that was opened since the plan was shown stops it all. */
async function carryOut(
  db: Db,
  about: RunsAbout,
  { env, terminal }: Pick<Invocation, 'env' | 'terminal'>,
): Promise<ExitCode> {
  const ctx = { db, now: systemClock, log: createLogger('warn') };
  try {
    const { runs, texts } = await eraseTexts(ctx, about, `cli:${env['USER'] ?? 'operator'}`);
    terminal.say(
      `Erased ${texts} texts of ${runs} runs. The app now renders their Slack messages without them.`,
    );
    terminal.say('Backups and PostgreSQL’s own logs of changes hold them until they are rotated.');
    return 0;
  } catch (error) {
    if (!(error instanceof RunsOpen)) throw error;
    terminal.complain(`Nothing was erased. ${error.message}`);
    return 1;
  }
}
