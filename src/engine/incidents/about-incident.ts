import type { Message } from '../../db/messages.ts';

/** The card of an incident in a channel, or for a person directly; without a place, the line in the thread of its run. */
export function aboutIncident(id: string, to: string): string {
  return `${id}:${to}`;
}

export function placeOf({ aboutId }: Pick<Message, 'aboutId'>): string | undefined {
  return aboutId.split(':')[1];
}

export function isPerson(place: string | undefined): boolean {
  return /^[UW]/.test(place ?? '');
}

/** A card, not a line in the thread of a run. */
export function isCard(message: Pick<Message, 'aboutId'>): boolean {
  const place = placeOf(message);
  return place !== undefined && !place.startsWith('run_');
}

/** The cards that live: those in channels, or those of people where no channel has one. One incident has one thread. */
export function cardsIn(messages: readonly Message[]): Message[] {
  const cards = messages.filter((message) => isCard(message) && message.state !== 'dead');
  const inChannels = cards.filter((card) => !isPerson(placeOf(card)));
  return inChannels.length ? inChannels : cards;
}
