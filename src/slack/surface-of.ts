import type { BlockAction } from '@slack/bolt';
import type { Surface } from '../domain/event.ts';

/** Where a button was pressed. */
export function surfaceOf({ view }: BlockAction): Surface {
  if (!view) return 'message';
  return view.type === 'home' ? 'home' : 'view';
}
