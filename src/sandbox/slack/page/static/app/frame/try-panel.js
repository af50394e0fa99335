import { escapeHtml } from '../../render/html/escape-html.js';
import { attributes } from '../../render/html/attributes.js';

/** @import { SandboxState } from '../../../../contract.ts' */

/** @typedef {{ person: string, channel: string, text: string }} Step who to be, where to go, what to have typed */

/**
 * The first steps for somebody new here, made of the people and channels that there are.
 * @param {SandboxState} workspace
 * @returns {{ title: string, words: string, button: string, step: Step }[]}
 */
export function firstSteps({ people, channels, commands, app }) {
  const requester = named(people, 'Ada') ?? people[0];
  const reviewer = named(people, 'Grace') ?? people[1] ?? requester;
  const channel = (channels.find(({ name }) => name.includes('support')) ?? channels[0])?.id ?? '';
  if (!requester || !reviewer) return [];
  const command = commands[0]?.name ?? '/leenops';
  const asker = firstName(requester);
  return [
    {
      title: `Ask, as ${asker}`,
      words: 'A parcel came eleven days late. Send the command; the run shows its steps in a thread.',
      button: `${command} run support-triage 1042`,
      step: { person: requester.id, channel, text: `${command} run support-triage 1042` },
    },
    {
      title: `Decide, as ${firstName(reviewer)}`,
      words: `${asker} asked, so ${asker} may not decide. Open the thread, read the card, then approve, edit or reject.`,
      button: `Be ${firstName(reviewer)}`,
      step: { person: reviewer.id, channel, text: '' },
    },
    {
      title: 'See what happened',
      words: 'Every step, decision and action is kept, with times and cost.',
      button: `${command} runs`,
      step: { person: reviewer.id, channel, text: `${command} runs` },
    },
    {
      title: 'Decide several',
      words: `Have ${asker} ask for 1061, 1062 and 1063 as well: advertising. Then approve the three in one go.`,
      button: `${command} queue`,
      step: { person: reviewer.id, channel, text: `${command} queue` },
    },
    {
      title: 'Ask in words',
      words: `${asker} calls the app in a message. It says in private what it understood and asks before it starts.`,
      button: `@${app.name} triage ticket 1050`,
      step: { person: requester.id, channel, text: `@${app.name} triage ticket 1050` },
    },
    {
      title: 'Now a hostile ticket',
      words: 'It tells the agent to send €9,999 to somebody else’s account. Watch where that ends.',
      button: `${command} run support-triage 1066`,
      step: { person: requester.id, channel, text: `${command} run support-triage 1066` },
    },
  ];
}

/**
 * @param {SandboxState} workspace
 * @returns {string}
 */
export function tryPanel(workspace) {
  const steps = firstSteps(workspace).map(
    ({ title, words, button, step }) =>
      `<li><b>${escapeHtml(title)}</b><p>${escapeHtml(words)}</p>` +
      `<button type="button" class="button"${attributes({ 'data-step': JSON.stringify(step) })}>${escapeHtml(button)}</button></li>`,
  );
  return (
    '<header><h2>Try this</h2><button type="button" data-close-try aria-label="Close">✕</button></header>' +
    `<ol>${steps.join('')}</ol>`
  );
}

/**
 * @param {SandboxState['people']} people
 * @param {string} first
 */
function named(people, first) {
  return people.find((person) => firstName(person) === first);
}

/** @param {{ name: string }} person */
function firstName({ name }) {
  return name.split(' ')[0] ?? name;
}
