import type { Desk } from '../desk.ts';
import { publishHome } from './app-home.ts';
import type { HomeChoice } from './choice.ts';

/**
 * After a change that began on somebody's App Home: it lies below the modal, and Slack tells of nothing when that closes. Drawn with
 * what stood chosen; never rejects, and does nothing for what began elsewhere, because Slack tells when somebody comes back.
 */
export async function drawHomeAgain(desk: Desk, person: string, choice: HomeChoice | null): Promise<void> {
  if (!choice) return;
  try {
    await publishHome(desk, person, { choice });
  } catch (error) {
    desk.ctx.log.warn({ err: error, person }, 'App Home is not drawn again; it is when it is opened');
  }
}
