/** @import { SandboxState } from '../../../../contract.ts' */

/** @typedef {{ text: string, hint: string, whole: boolean }} Suggestion `whole`: nothing more is to be typed */

const SUBCOMMANDS = [
  { text: 'run', hint: 'Start a workflow (alone: opens a form)', whole: false },
  { text: 'run support-triage 1042', hint: 'Try it: a parcel came far too late', whole: true },
  { text: 'run support-triage 1066', hint: 'Try it: a ticket that gives orders to the agent', whole: true },
  { text: 'runs', hint: 'Recent runs and where they stand', whole: true },
  { text: 'show', hint: 'One run with everything that happened', whole: false },
  { text: 'schedules', hint: 'What runs by the clock; run the bills now', whole: true },
  { text: 'teams', hint: 'Who is in which team (for admins: act as Priya)', whole: true },
  { text: 'help', hint: 'All that LeenOps understands', whole: true },
];

/**
 * What could be meant by the beginning of a slash command.
 * @param {string} typed
 * @param {SandboxState['commands']} commands
 * @returns {Suggestion[]}
 */
export function suggestionsFor(typed, commands) {
  if (!typed.startsWith('/') || typed.includes('\n')) return [];
  const all = commands.flatMap(({ name, description, usageHint }) => [
    { text: name, hint: [description, usageHint].filter((part) => part !== '').join(' · '), whole: false },
    ...SUBCOMMANDS.map((subcommand) => ({ ...subcommand, text: `${name} ${subcommand.text}` })),
  ]);
  return all.filter(({ text }) => text.startsWith(typed.toLowerCase()) && text !== typed);
}
