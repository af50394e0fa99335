import { eligibilityFor } from '../../../src/engine/authority.ts';
import type { Context } from '../../../src/engine/context.ts';
import type { Sources } from '../../../src/reports/run-view.ts';

/** What reports read from, over the engine of a test. */
export function sourcesOf(ctx: Context): Sources {
  return {
    db: ctx.db,
    workflows: ctx.workflows,
    model: { label: 'A script (not AI)', kind: 'demo' },
    now: ctx.now,
    membersOf: (team) => ctx.people.membersOf(team),
    eligibilityOf: (deciders, asking) => eligibilityFor(ctx.people, deciders, asking),
  };
}
