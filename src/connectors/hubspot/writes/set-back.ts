import type { Undone } from '../../../domain/reversal.ts';
import { historiesOf } from '../changes-by-hand.ts';
import type { HubspotClient } from '../hubspot-client.ts';

type Place = { kind: 'contacts' | 'companies'; id: string; property: string };

/** Whether a property has the value again that stood there before; another value is no way back. */
export async function setBack(
  client: HubspotClient,
  { kind, id, property }: Place,
  { before, value }: { before: string; value: string },
  signal: AbortSignal,
): Promise<Undone | false> {
  const histories = await historiesOf(client, kind, id, [property], signal);
  const [newest] = histories[property] ?? [];
  const now = newest?.value.trim() ?? '';
  if (!newest || now === value || now !== before.trim()) return false;
  return { at: new Date(newest.timestamp) };
}
