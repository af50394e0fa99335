import type { Db } from '../../../src/db/client.ts';
import { bindTeam } from '../../../src/db/teams.ts';

type Bound = { channel: string; members: string[]; userGroup?: string | undefined };

/** Binds the teams so, however they were bound: as if an admin had just done it. */
export async function bindTeams({ db }: { db: Db }, { teams }: { teams: Record<string, Bound> }) {
  await db.transaction(async (tx) => {
    for (const [id, { channel, members, userGroup }] of Object.entries(teams))
      await bindTeam(tx, { id, channelId: channel, userGroupId: userGroup ?? null, members });
  });
}
