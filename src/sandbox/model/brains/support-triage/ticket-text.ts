import type { Ticket } from './facts.ts';

/** What the customer wrote, piece by piece: the words that decide, and the only ones that are quoted. */
export function writtenBy({ subject, description, comments, requester }: Ticket): string[] {
  const own = comments.filter((comment) => comment.public && comment.author === requester.name);
  return [subject, description, ...own.map(({ body }) => body)];
}

export function mentions(ticket: Ticket, words: RegExp): boolean {
  return writtenBy(ticket).some((text) => words.test(text));
}

/** The first sentence with one of these words, as it was written; the subject when there is none. */
export function sentenceWith(ticket: Ticket, words: RegExp): string {
  const sentences = writtenBy(ticket).toReversed().flatMap(sentencesIn);
  return sentences.find((sentence) => words.test(sentence)) ?? ticket.subject;
}

/** The first question that the customer asks, as it was written. */
export function questionIn(ticket: Ticket): string | undefined {
  return writtenBy(ticket)
    .toReversed()
    .flatMap(sentencesIn)
    .find((sentence) => sentence.endsWith('?'));
}

export function sentencesIn(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 0);
}
