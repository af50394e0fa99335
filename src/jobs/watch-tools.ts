import { extended } from '../domain/workflow.ts';
import type { Workflow } from '../domain/workflow.ts';
import type { ToolStanding } from '../domain/tool-grant.ts';
import type { Context, ForeignTools, Toolbox } from '../engine/context.ts';
import { knownTools } from '../engine/tools/known-tools.ts';
import { second } from '../lib/time.ts';

type Watched = Pick<Context, 'db' | 'log'> & {
  /** As their files say. */
  workflows: readonly Workflow[];
  foreign: ForeignTools;
  /** Called with every workflow when one of them got other tools, or lost some. */
  onChanged(workflows: readonly Workflow[]): Promise<void>;
};

export type WatchedTools = Toolbox & { stop(): Promise<void> };

/** Looks every second at what admins granted and which definitions are pinned, wherever that was changed. */
export function watchTools(watched: Watched, everyMs = second): WatchedTools {
  let standings = new Map<string, ToolStanding>();
  let versions = versionsOf(watched.workflows);

  async function look(): Promise<void> {
    const known = await knownTools(watched.db, watched.foreign);
    standings = known.standings;
    const now = watched.workflows.map((workflow) => extended(workflow, known.added.get(workflow.id) ?? []));
    if (versionsOf(now) === versions) return;
    await watched.onChanged(now);
    versions = versionsOf(now);
  }

  let looking: Promise<void> | undefined;
  const timer = setInterval(() => {
    looking ??= look()
      .catch((error: unknown) => watched.log.warn({ err: error }, 'could not look at the tools; looks again'))
      .finally(() => (looking = undefined));
  }, everyMs);

  return {
    look,
    foreign: watched.foreign,
    standingOf: (tool) => standings.get(tool) ?? {},
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}

function versionsOf(workflows: readonly Workflow[]): string {
  return workflows.map(({ version }) => version).join(' ');
}
