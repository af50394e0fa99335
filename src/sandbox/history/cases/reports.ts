import { channels } from '../../world/hearth-and-pine.ts';
import type { Chance } from '../chance.ts';
import type { Case } from '../thinking.ts';

/** The report of a week, as the agent could have drawn it up. */
export function reportCases(chance: Chance, week: string): [Case, ...Case[]] {
  const merged = chance.whole(9, 31);
  const text = `## Work\n- ${merged} changes were merged.\n\nInvented, like the whole history.`;
  const post = {
    tool: 'slack_post',
    args: {
      channel: channels.operations,
      channel_name: '#operations',
      about: week,
      title: `Week ${week}`,
      text,
    },
  };
  const summary = `Invented case: the report of ${week}.`;
  return [
    { weight: 3, rule: 'own-channel', category: 'report', summary, quote: `${merged}`, actions: [post] },
    { weight: 1, rule: 'big-change', category: 'report', summary, quote: `${merged}`, actions: [post] },
  ];
}
