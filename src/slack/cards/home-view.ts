import type { HomeView } from '@slack/types';
import { callbackIds } from '../ids.ts';
import { health } from './home/health.ts';
import type { Home } from './home/home.ts';
import { runs } from './home/runs.ts';
import { stopped } from './home/stopped.ts';
import { unknownTeams } from './home/unknown.ts';
import { waiting } from './home/waiting.ts';
import { startable, welcome } from './home/welcome.ts';
import { context } from './parts/blocks.ts';

/** What a person finds in the App Home: what waits for them, how their workflows are, what stands still, and the runs. */
export function homeView(home: Home): HomeView {
  const { workflows, unknown, mayStart } = home;
  const isNew = workflows.length === 0 && home.waiting.total === 0 && unknown.length === 0;
  return {
    type: 'home',
    callback_id: callbackIds.home,
    private_metadata: JSON.stringify(home.choice),
    blocks: [
      ...(home.inventedUntil ? [context(inventedText(home.inventedUntil))] : []),
      ...unknownTeams(unknown),
      ...waiting(home),
      ...(isNew ? welcome(mayStart, home.admins) : []),
      ...health(home),
      ...stopped(home),
      ...runs(home),
      ...(isNew ? [] : startable(mayStart)),
      context('/leenops help lists the commands.'),
    ],
  };
}

const inventedText = (until: Date) =>
  `A demo: every run from before ${until.toISOString().slice(0, 16).replace('T', ' ')} UTC is invented, with its decisions and costs.`;
