import { z } from 'zod';
import { changeGrant, grantChoices } from '../../../engine/tools/change-grant.ts';
import { seeTools } from '../../../engine/tools/see-tools.ts';
import type { ToolSeen } from '../../../engine/tools/see-tools.ts';
import { shaped } from '../asked.ts';
import type { Answer, ApiDesk, Asked } from '../asked.ts';

/** What the admin saw comes back as `seen`: nobody grants anything else. */
const shape = z.strictObject({ to: z.enum(grantChoices), seen: z.string(), why: z.string() });

export async function listTools({ ctx }: ApiDesk, { person }: Asked): Promise<Answer> {
  const tools = await seeTools(ctx, { person, surface: 'api' });
  return { status: 200, body: { tools: tools.map(inShape), servers: ctx.toolbox.foreign.servers() } };
}

export async function grantTool({ ctx }: ApiDesk, { person, params, body }: Asked): Promise<Answer> {
  const change = shaped(shape, await body());
  const grant = await changeGrant(ctx, { ...change, tool: params['name'] ?? '', person, surface: 'api' });
  const { tool, granted, effect, why, changedAt: changed_at } = grant;
  return { status: 200, body: { tool, granted, effect, why, changed_by: person, changed_at } };
}

function inShape({
  name,
  system,
  title,
  effect,
  risk,
  bindings,
  workflows,
  withheld,
  grant,
  foreign,
  stamp,
}: ToolSeen) {
  return {
    name,
    system,
    title,
    effect,
    risk: risk && {
      level: risk.level,
      reversible: risk.reversible,
      moves_money: risk.movesMoney,
      harm: risk.harm,
    },
    bindings,
    workflows: workflows.map(({ id }) => id),
    withheld,
    grant: grant && { granted: grant.granted, by: grant.changedBy, why: grant.why, at: grant.changedAt },
    foreign: foreign && {
      server: foreign.server,
      trouble: foreign.trouble,
      unusable: foreign.unusable,
      pinned: foreign.pinned,
      offered: foreign.offered,
      description: foreign.description,
      arguments: Object.fromEntries(foreign.arguments),
      differences: foreign.differences,
    },
    stamp,
  };
}
