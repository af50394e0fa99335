import { asc, eq } from 'drizzle-orm';
import type { Db } from '../../src/db/client.ts';
import { listChainedEvents, listEvents, workspaceChain } from '../../src/db/events.ts';
import type { EventRow } from '../../src/db/events.ts';
import { listExecutions } from '../../src/db/executions.ts';
import type { Execution } from '../../src/db/executions.ts';
import { listIncidents } from '../../src/db/incidents.ts';
import type { Incident } from '../../src/db/incidents.ts';
import { listProposals } from '../../src/db/proposals.ts';
import type { Proposal } from '../../src/db/proposals.ts';
import { listReviews, listRunDecisions } from '../../src/db/reviews.ts';
import type { Decision, Review } from '../../src/db/reviews.ts';
import type { Run } from '../../src/db/runs.ts';
import { runs } from '../../src/db/schema/runs.ts';
import { brokenLink } from '../../src/domain/audit-chain.ts';

/** What the database remembers. */
export type Records = {
  /** All runs about a ticket, oldest first. */
  runs(ticket: number): Promise<Run[]>;
  /** The newest run about a ticket. */
  run(ticket: number): Promise<Run>;
  proposals(run: Run): Promise<Proposal[]>;
  reviews(run: Run): Promise<Review[]>;
  decisions(run: Run): Promise<Decision[]>;
  executions(run: Run): Promise<Execution[]>;
  incidents(run: Run): Promise<Incident[]>;
  /** Refused attempts, `who: reason`, of a run or of none. */
  refusals(run?: Run): Promise<string[]>;
  events(run: Run): Promise<EventRow[]>;
  /** What is wrong with the whole audit log; empty when it verifies. */
  brokenLinks(): Promise<string[]>;
};

export function recordsIn(db: Db): Records {
  const runsAbout = (ticket: number) =>
    db
      .select()
      .from(runs)
      .where(eq(runs.subjectKey, `zendesk:ticket:${ticket}`))
      .orderBy(asc(runs.receivedAt));
  return {
    runs: runsAbout,
    async run(ticket) {
      const run = (await runsAbout(ticket)).at(-1);
      if (!run) throw new Error(`There is no run about ticket ${ticket}.`);
      return run;
    },
    proposals: ({ id }) => listProposals(db, id),
    reviews: ({ id }) => listReviews(db, id),
    decisions: ({ id }) => listRunDecisions(db, id),
    executions: ({ id }) => listExecutions(db, id),
    incidents: ({ id }) => listIncidents(db, id),
    async refusals(run) {
      const events = await listEvents(db, run?.id ?? workspaceChain);
      return events
        .filter(({ type }) => type === 'refused')
        .map(({ actorId, data }) => `${actorId}: ${data['reason'] as string}`);
    },
    events: ({ id }) => listEvents(db, id),
    brokenLinks: () => findBrokenLinks(db),
  };
}

async function findBrokenLinks(db: Db): Promise<string[]> {
  const events = await listChainedEvents(db, { chain: '', seq: 0 }, 10_000);
  const heads = new Map<string, { seq: number; hash: string }>();
  return events.flatMap((event) => {
    const broken = brokenLink(event, heads.get(event.chain) ?? { seq: 0, hash: '' });
    heads.set(event.chain, event);
    return broken ? [`${event.chain}: ${broken}`] : [];
  });
}

export async function allRuns(db: Db): Promise<Run[]> {
  return db.select().from(runs).orderBy(asc(runs.receivedAt));
}
