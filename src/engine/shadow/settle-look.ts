import type { Db } from '../../db/client.ts';
import { insertContent } from '../../db/contents.ts';
import { recordEvents } from '../../db/events.ts';
import { touchMessages } from '../../db/messages.ts';
import { recordLook, replaceCompared } from '../../db/observations.ts';
import type { Observation } from '../../db/observations.ts';
import { findLatestProposal, findProposalBody } from '../../db/proposals.ts';
import { lockRun } from '../../db/runs.ts';
import { theClock } from '../../domain/event.ts';
import { verdicts } from '../../domain/shadow/compare.ts';
import type { Compared } from '../../domain/shadow/compare.ts';
import { lookAfter } from '../../domain/shadow/observe.ts';
import type { Deed, Likeness } from '../../domain/shadow/observe.ts';
import { wordsOf } from '../../domain/shadow/words.ts';
import type { Context } from '../context.ts';

type Compares = Readonly<Record<string, Likeness>>;
type Seen = { deeds: readonly Deed[]; compared: readonly Compared[]; compares: Compares };
type Missed = { code: string; mayPass: boolean };

/** What a look came to: what was seen, or why nothing was. `end`: the run's. */
export type Look = { end: Date; looks: readonly number[] } & (
  | (Seen & { code?: undefined })
  | (Missed & { compared?: undefined })
);

/** Writes what a look came to, once, and sets the next one. Texts that were erased meanwhile stay erased. */
export async function settleLook(ctx: Context, observation: Observation, look: Look): Promise<void> {
  const { runId, looks: before } = observation;
  await ctx.db.transaction(async (tx) => {
    const now = ctx.now();
    await lockRun(tx, runId);
    const seen = (await hasTexts(tx, runId)) ? look : { ...look, code: 'texts_erased', compared: undefined };
    const nextAt = seen.code === 'texts_erased' ? undefined : lookAfter(look.looks, before + 1, look.end);
    const state = nextAt ? 'waiting' : seen.code ? 'unobserved' : 'observed';
    const words = seen.compared ? await insertWords(tx, runId, seen, now) : undefined;
    const isMine = await recordLook(tx, observation, {
      state,
      nextAt: nextAt ?? null,
      lookedAt: now,
      settledAt: nextAt ? null : now,
      code: seen.code ?? null,
      ...(words ? { wordsId: words.id } : {}),
    });
    if (!isMine) return;
    if (seen.compared) await replaceCompared(tx, runId, rowsOf(seen.compared, seen.compares));
    const counts = verdicts.map((verdict) => [verdict, countOf(seen.compared ?? [], verdict)]);
    const data = {
      look: before + 1,
      of: look.looks.length,
      state,
      code: seen.code ?? null,
      ...(seen.compared ? { verdicts: Object.fromEntries(counts) as Record<string, number> } : {}),
      words: words?.hash ?? null,
    };
    await recordEvents(tx, runId, now, [{ type: 'run.observed', actor: theClock, data }]);
    if (nextAt) await ctx.queue.enqueue(tx, 'observe', runId, nextAt);
    await touchMessages(tx, runId, now);
    ctx.log.info({ runId, look: before + 1, state, code: seen.code }, 'people’s work looked at');
  });
}

async function hasTexts(tx: Db, runId: string): Promise<boolean> {
  const proposal = await findLatestProposal(tx, runId);
  return proposal !== undefined && (await findProposalBody(tx, proposal)) !== undefined;
}

async function insertWords(tx: Db, runId: string, { compared, deeds, compares }: Seen, now: Date) {
  return insertContent(tx, runId, { deeds, compared: wordsOf(compared, compares) }, now);
}

function rowsOf(compared: readonly Compared[], compares: Compares) {
  return compared.map(({ tool, verdict, actions, differs, proposed, done }) => {
    const worth = compares[tool]?.worth?.(proposed ?? done ?? {});
    return {
      tool,
      verdict,
      actions,
      differs,
      amount: worth?.minor ?? null,
      currency: worth?.currency ?? null,
    };
  });
}

function countOf(compared: readonly Compared[], verdict: Compared['verdict']): number {
  return compared.filter((each) => each.verdict === verdict).length;
}
