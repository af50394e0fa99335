import { createLogger } from '../../lib/logger.ts';
import { systemClock } from '../../lib/time.ts';
import type { Command } from '../command.ts';
import { withDatabase } from '../with-database.ts';
import { eraseArguments } from './erase-arguments.ts';
import { eraseLoose } from './erase-loose.ts';
import { eraseRuns } from './erase-runs.ts';

/** Erases what people and systems wrote in some runs, or notes that belong to no run, after showing which. */
export const erase: Command = {
  usage: `npm run erase -- <one of these> [--yes]

  Erases texts in DATABASE_URL, salts included. Ids, times, decisions, codes and hashes stay, and npm run audit:verify still passes.

  Every text of runs: intake, readings, proposals, notes and results
  --run run_k3v9x0m2p4qz           one run
  --subject zendesk:ticket:1042    every run about one business record
  --requester U0ADA                every run that one person asked for

  What people wrote that belongs to no run: on incidents without one, changes of mode, pauses
  --incident inc_k3v9x0m2p4qz      on one incident
  --workflow support-triage        on one workflow; all: on the pauses of all
  --author U0MARGARET              by one person; also why they granted tools, and what they named their tokens

  --yes                            does not ask

  Exit code: 0 erased, 1 nothing was erased, 2 it could not run.`,

  async run({ args, env, terminal }) {
    const meant = eraseArguments(args);
    return withDatabase({ env }, 'leenops erase', async (db) => {
      const erasing = {
        ctx: { db, now: systemClock, log: createLogger('warn') },
        by: `cli:${env['USER'] ?? 'operator'}`,
        terminal,
        isConfirmed: meant.isConfirmed,
      };
      return 'runs' in meant ? eraseRuns(erasing, meant.runs) : eraseLoose(erasing, meant.notes);
    });
  },
};
