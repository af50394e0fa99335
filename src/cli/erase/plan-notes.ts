import type { LooseNote } from '../../db/loose-notes.ts';

const kinds = {
  incident: 'incident',
  mode_change: 'change of mode',
  pause: 'pause',
  tool_grant: 'tool',
  api_token: 'name of a token',
} as const satisfies Record<LooseNote['kind'], string>;

/** What an erasure of notes would take, in ids and counts: never a text. */
export function notesInLines(notes: readonly LooseNote[]): string[] {
  if (notes.length === 0) return ['Nothing is left to erase: there is no such note.'];
  return [
    `To be erased: ${notes.length} ${notes.length === 1 ? 'note' : 'notes'}.`,
    ...notes.map(
      ({ kind, about, author, at }) =>
        `  ${at.toISOString().slice(0, 10)}  ${kinds[kind]} ${about}  by ${author}`,
    ),
  ];
}
