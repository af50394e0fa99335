import { attributes } from '../../render/html/attributes.js';
import { escapeHtml } from '../../render/html/escape-html.js';
import { avatar } from './avatar.js';

/** @import { SandboxState } from '../../../../contract.ts' */

/**
 * The people one can be. Being somebody else is the main thing to do on this page, so all of them stand in sight.
 * @param {SandboxState} workspace
 * @returns {string}
 */
export function peopleBar({ me, people }) {
  const chips = people.map((person) => {
    const mine = person.id === me.id;
    const marks = attributes({
      class: mine ? 'person person-me' : 'person',
      'data-person': person.id,
      'aria-pressed': mine ? 'true' : 'false',
      title: `${mine ? 'You are' : 'Act as'} ${person.name} · ${person.title}`,
    });
    const guest = person.restricted ? ' · guest' : '';
    return (
      `<button type="button"${marks}>${avatar(person)}<span class="person-words"><b>${escapeHtml(person.name)}</b>` +
      `<small>${escapeHtml(person.title)}${guest}</small></span></button>`
    );
  });
  const who = `<span class="you-are">You are <b>${escapeHtml(me.name)}</b><small>${escapeHtml(me.title)}</small></span>`;
  return `${who}<div class="people" role="group" aria-label="Act as">${chips.join('')}</div>`;
}
