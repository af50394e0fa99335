import { countContents } from '../../db/contents.ts';
import type { Db } from '../../db/client.ts';
import { listRunsAbout } from '../../db/runs.ts';
import type { RunsAbout } from '../../db/runs.ts';
import { eraseTexts } from '../../engine/audit/erase-texts.ts';
import { RunsOpen } from '../../engine/audit/runs-open.ts';
import type { ExitCode } from '../command.ts';
import { backupsHoldThem, isAgreed } from './erasing.ts';
import type { Erasing } from './erasing.ts';
import { planErasure } from './plan-erasure.ts';
import type { Erasure } from './plan-erasure.ts';

/** Erases every text of these runs, unless one of them is open. */
export async function eraseRuns(erasing: Erasing, about: RunsAbout): Promise<ExitCode> {
  const { terminal } = erasing;
  const planned = await plan(erasing.ctx.db, about);
  for (const line of planned.lines) terminal.say(line);
  if (planned.texts === 0) return planned.runs === 0 ? 1 : 0;
  if (planned.open > 0) {
    terminal.complain('Nothing was erased: without its texts nobody can decide on an open run.');
    terminal.complain('Cancel it first with “/leenops cancel <run>”, or let it end.');
    return 1;
  }
  return (await isAgreed(erasing)) ? carryOut(erasing, about) : 1;
}

async function plan(db: Db, about: RunsAbout): Promise<Erasure> {
  const runs = await listRunsAbout(db, about);
  const ids = runs.map(({ id }) => id);
  return planErasure(runs, await countContents(db, ids));
}

/** A run that was opened since the plan was shown stops it all. */
async function carryOut({ ctx, by, terminal }: Erasing, about: RunsAbout): Promise<ExitCode> {
  try {
    const { runs, texts } = await eraseTexts(ctx, about, by);
    terminal.say(
      `Erased ${texts} texts of ${runs} runs. The app now renders their Slack messages without them.`,
    );
    terminal.say(backupsHoldThem);
    return 0;
  } catch (error) {
    if (!(error instanceof RunsOpen)) throw error;
    terminal.complain(`Nothing was erased. ${error.message}`);
    return 1;
  }
}
