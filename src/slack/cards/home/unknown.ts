import type { HomeView, KnownBlock } from '@slack/types';
import type { HomeChoice } from '../../home/choice.ts';
import { callbackIds } from '../../ids.ts';
import { clip } from '../../text.ts';
import { header } from '../parts/blocks.ts';
import type { Part } from '../parts/rich-text.ts';
import { bold, joined, richText, section } from '../parts/rich-text.ts';

const shown = 8;
const later = 'Open this again in a minute; if it stays so, tell an admin of LeenOps.';

/** What is missing because Slack does not say who is in these teams; nothing where it says it of all. */
export function unknownTeams(teams: readonly string[]): KnownBlock[] {
  if (teams.length === 0) return [];
  const names = teams.slice(0, shown).map((team): Part[] => [bold(clip(team, 60))]);
  const rest = teams.length - names.length;
  return richText([
    section(
      bold('Something is missing here. '),
      'Slack does not say just now who is in ',
      ...joined([...names, ...(rest > 0 ? [[`${rest} more teams`]] : [])], ', '),
      `: what you may see or decide as one of them is not shown. ${later}`,
    ),
  ]);
}

/** Nothing is shown to somebody of whom not even the account is known. */
export function strangersHome(choice: HomeChoice): HomeView {
  return {
    type: 'home',
    callback_id: callbackIds.home,
    private_metadata: JSON.stringify(choice),
    blocks: [
      header('Nothing can be shown just now'),
      ...richText([
        section(
          `Slack does not say who you are, so nobody knows what you may see. Nothing is lost. ${later}`,
        ),
      ]),
    ],
  };
}
