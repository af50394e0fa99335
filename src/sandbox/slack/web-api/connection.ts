import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { method } from './method.ts';
import { RefusedCall } from './refused-call.ts';

export const authTest = method({
  tier: 'special',
  arguments: z.object({}),
  run({ workspace: { team, app }, url }) {
    return {
      url: `${url()}/`,
      team: team.name,
      user: app.name.toLowerCase(),
      team_id: team.id,
      user_id: app.userId,
      bot_id: app.botId,
      app_id: app.id,
      is_enterprise_install: false,
    };
  },
});

export const apiTest = method({
  tier: 'special',
  arguments: z.looseObject({ error: z.string().optional() }),
  run(_slack, given) {
    if (given.error) throw new RefusedCall(given.error, { args: given });
    return { args: given };
  },
});

/** The ticket in the address is good for one connection. */
export const openConnection = method({
  tier: 'one',
  appToken: true,
  arguments: z.object({}),
  run({ deliveries, url, workspace }) {
    const ticket = randomUUID();
    deliveries.sockets.expect(ticket);
    return { url: `${url().replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${workspace.app.id}` };
  },
});
