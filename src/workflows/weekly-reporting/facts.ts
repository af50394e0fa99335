import type { Facts } from '../../domain/policy.ts';
import type { Action, ProposalBody } from '../../domain/proposal.ts';
import type { Material } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';
import { isAlive } from '../../lib/mrkdwn.ts';
import { largestChange } from './change.ts';
import { claimsIn } from './claims.ts';
import { looksPersonal } from './personal.ts';
import { channelsIn, readingOf, revenueIn, sources } from './records.ts';

/** `revenue change` is unknown, and so restricts, where a week has nothing before it or was not read. */
export function facts(material: Material<JsonObject>, { actions }: ProposalBody): Facts {
  const revenue = revenueIn(material);
  return {
    'sources missing': Object.values(sources).filter(({ tool }) => !readingOf(material, tool)).length,
    'revenue change': revenue && largestChange(revenue),
    'numbers not verified': actions
      .map(textOf)
      .flatMap((text) => claimsIn(text, material))
      .filter(({ figure }) => figure === null).length,
  };
}

/** A channel is on the allow-list if the list as it was read names it so; unknown while it was not read. */
export function actionFacts(material: Material<JsonObject>, action: Action): Facts {
  const { channel, channel_name: name } = action.args;
  const channels = channelsIn(material);
  const found = channels?.find((each) => each.channel === channel && each.name === name);
  const text = textOf(action);
  return {
    'channel allowed': channels && found !== undefined,
    audience: found && (found.team === null ? 'wider' : 'team'),
    'shared outside': found?.is_shared_outside,
    personal: looksPersonal(text),
    'calls or leads elsewhere': isAlive(text),
  };
}

export function textOf({ args }: Action): string {
  return [args['title'], args['text']].filter((value) => typeof value === 'string').join('\n');
}
