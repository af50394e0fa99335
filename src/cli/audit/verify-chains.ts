import { listChainRecords, listEmptyChains, listRunsWithoutEvents } from '../../db/audit-checks.ts';
import type { Db } from '../../db/client.ts';
import { listChainedEvents } from '../../db/events.ts';
import { brokenLink } from '../../domain/audit-chain.ts';
import type { ChainedEvent } from '../../domain/audit-chain.ts';
import type { Report } from './report.ts';
import { verifyShown } from './verify-shown.ts';

const pageSize = 5_000;

/** How far a chain was walked: its last row so far, and whether a broken one was reported. */
type Walk = { chain: string; seq: number; hash: string; isBroken: boolean };

/** Walks every chain from its first row to the one that the database believes to be its last. */
export async function verifyChains(db: Db, report: Report): Promise<{ chains: number; events: number }> {
  const counted = { chains: 0, events: 0 };
  let walk: Walk | undefined;
  for await (const page of pagesOfEvents(db)) {
    const ended: Walk[] = [];
    for (const event of page) {
      if (walk?.chain !== event.chain) {
        if (walk) ended.push(walk);
        walk = { chain: event.chain, seq: 0, hash: '', isBroken: false };
        counted.chains += 1;
      }
      walk = step(walk, event, report);
    }
    counted.events += page.length;
    await verifyShown(db, page, report);
    await compareEnds(db, ended, report);
  }
  if (walk) await compareEnds(db, [walk], report);
  for (const { chain, seq } of await listEmptyChains(db))
    report(`chain ${chain} has no rows, but ${seq} were written`);
  for (const run of await listRunsWithoutEvents(db)) report(`chain ${run} is missing, but its run is there`);
  return counted;
}

async function* pagesOfEvents(db: Db): AsyncGenerator<ChainedEvent[]> {
  let last = { chain: '', seq: 0 };
  for (;;) {
    const page = await listChainedEvents(db, last, pageSize);
    const end = page.at(-1);
    if (!end) return;
    yield page;
    last = end;
  }
}

/** After the first broken row, others on its chain tell nothing new. */
function step(walk: Walk, event: ChainedEvent, report: Report): Walk {
  const { chain, seq, hash } = event;
  const problem = walk.isBroken ? undefined : brokenLink(event, walk);
  if (problem) report(`chain ${chain} ${problem}`);
  return { chain, seq, hash, isBroken: walk.isBroken || problem !== undefined };
}

async function compareEnds(db: Db, ended: readonly Walk[], report: Report): Promise<void> {
  const ids = ended.map(({ chain }) => chain);
  const records = await listChainRecords(db, ids);
  for (const { chain, seq, hash } of ended) {
    const record = records.get(chain);
    if (!record) report(`chain ${chain} has ${seq} rows, but its record in “chains” is missing`);
    else if (record.seq !== seq) report(`chain ${chain} ends at row ${seq}, but ${record.seq} were written`);
    else if (record.head !== hash) report(`chain ${chain} row ${seq} is not the one that was written last`);
  }
}
