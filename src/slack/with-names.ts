import type { Detail } from '../domain/refused.ts';
import type { Desk } from './desk.ts';
import { nameOf } from './name-of.ts';

const userId = /\b[UW][A-Z0-9]{2,}\b/g;

/** Beside a field Slack shows plain text: ids of people become names, as far as Slack says them. */
export async function withNames({ client }: Desk, detail: Detail): Promise<Record<string, string>> {
  const ids = [...new Set(Object.values(detail).flatMap((text) => text.match(userId) ?? []))];
  const found = await Promise.all(
    ids.map(async (id) => {
      return [id, (await nameOf(client, id)) ?? id] as const;
    }),
  );
  const names = new Map(found);
  return Object.fromEntries(
    Object.entries(detail).map(([field, text]) => [
      field,
      text.replaceAll(userId, (id) => names.get(id) ?? id),
    ]),
  );
}
