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

const QUESTIONS = [
  { text: 'triage ticket 1042', hint: 'Try it: LeenOps says what it understood, and asks before it starts' },
  { text: 'summarise issue acme/shop#42', hint: 'The same for an issue' },
  { text: 'what is waiting for me?', hint: 'What you can decide' },
];

/**
 * What could be meant by the beginning of a slash command or of a mention.
 * @param {string} typed
 * @param {Pick<SandboxState, 'commands' | 'app'>} workspace
 * @returns {Suggestion[]}
 */
export function suggestionsFor(typed, { commands, app }) {
  if (typed.includes('\n')) return [];
  if (typed.startsWith('@')) {
    const asked = QUESTIONS.map(({ text, hint }) => ({ text: `@${app.name} ${text}`, hint, whole: true }));
    return asked.filter(({ text }) => text.toLowerCase().startsWith(typed.toLowerCase()) && text !== typed);
  }
  if (!typed.startsWith('/')) return [];
  const all = commands.flatMap(({ name, description, usageHint }) => [
    { text: name, hint: [description, usageHint].filter((part) => part !== '').join(' · '), whole: false },
    ...SUBCOMMANDS.map((subcommand) => ({ ...subcommand, text: `${name} ${subcommand.text}` })),
  ]);
  return all.filter(({ text }) => text.startsWith(typed.toLowerCase()) && text !== typed);
}
