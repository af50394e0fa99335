import { sightOf } from '../../engine/authority.ts';
import { findRuns } from '../../reports/found-runs.ts';
import { foundRuns } from '../cards/found-runs.ts';
import type { Subcommand } from './subcommand.ts';

const shownRuns = 20;

/** Slack makes a link of an address: `<mailto:maya@example.com|maya@example.com>`. */
const linked = /<(?:mailto:)?([^|>]+)(?:\|[^>]*)?>/g;

/** `find 1042`, `find maya@example.com`, `find run_…`: only what the person may see. */
export const find: Subcommand = async ({ ctx, sources }, { words, person }) => {
  const typed = words.join(' ').replaceAll(linked, '$1');
  const seen = { ...(await sightOf(ctx, person)), requesterId: person };
  const found = await findRuns(sources, { typed, seen, limit: shownRuns });
  return foundRuns(typed, found, ctx.now());
};
