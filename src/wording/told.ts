import { actorKinds } from '../domain/event.ts';
import type { Detail } from '../domain/refused.ts';
import { actorIn } from './actors.ts';
import type { Voice } from './voice.ts';

/** What a refusal knows, each piece said in a voice and fit to stand in a sentence. */
export type Told = ReturnType<typeof toldIn>;

export function toldIn(voice: Voice, detail: Detail) {
  const person = (key: string) => (detail[key] ? voice.person(detail[key]) : 'somebody else');
  return {
    has: (key: string) => Boolean(detail[key]),
    /** A word to choose a sentence by; it does not stand in one. */
    raw: (key: string) => detail[key],
    code: voice.code,
    /** `the team support-leads`. */
    team: detail['team'] ? `the team ${voice.quoted(detail['team'])}` : 'its team',
    named: (key: string, otherwise: string) => (detail[key] ? voice.quoted(detail[key]) : otherwise),
    person,
    /** Several people, their ids parted by spaces. */
    people: (key: string) => (detail[key] ?? '').split(' ').filter(Boolean).map(voice.person).join(', '),
    actor: (id: string, kind: string) =>
      actorIn(
        { kind: actorKinds.find((each) => each === detail[kind]) ?? 'person', id: detail[id] ?? '' },
        voice,
      ),
    moment: (key: string) => momentIn(voice, detail[key]),
    /** Every piece on a line of its own: `• ticket: Type its number.` */
    lines: Object.entries(detail)
      .map(([name, said]) => `\n• ${voice.quoted(name)}: ${voice.quoted(said)}`)
      .join(''),
  };
}

function momentIn(voice: Voice, at: string | undefined): string | undefined {
  return at && !Number.isNaN(Date.parse(at)) ? voice.moment(new Date(at)) : undefined;
}
