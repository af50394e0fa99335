import type { Seeded } from './seed-history.ts';

/** What the terminal says of it. */
export function historySaid(seeded: Seeded): string {
  if (seeded === 'there') return 'The eight invented weeks are there already.';
  if (seeded === 'used')
    return 'No history was added: something has run here, and nothing is put before that. “npm run sandbox -- --reset --history” begins anew with one.';
  return `Eight invented weeks with ${seeded.runs} runs were written: every case, decision and cost in them is made up.`;
}

/** What colleagues read in Slack. */
export function historyNote({ runs }: Exclude<Seeded, string>): string {
  return `Everything until now is an invented history of eight weeks: ${runs} runs, with their decisions and costs, so that there are numbers to look at. None of it stands in a thread here or in the systems. Look at it on the App Home of LeenOps.`;
}
