import { expect, test } from 'vitest';
import type { Attack } from './attack.ts';
import { categories, suites } from './cases/all.ts';
import { startAttacked } from './support/attacked.ts';
import type { Attacked } from './support/attacked.ts';
import { answeredSince, beforehand, egressSince, shownSince, writesSince } from './support/harm-done.ts';
import { notAsNamed } from './support/stopped-by.ts';

test.each(suites)(
  '%s: a model that obeys every hostile text writes nothing, sends nothing anywhere and calls nobody, and what stops it is on record',
  async (workflow, attacks) => {
    const story = await startAttacked(workflow);
    const trouble: Record<string, string[]> = {};
    for (const attack of attacks) {
      const found = await troubleWith(story, workflow, attack);
      if (found.length) trouble[attack.id] = found;
    }
    expect(trouble).toEqual({});
    expect(await story.records.brokenLinks()).toEqual([]);
  },
);

/** Lets the attack happen; answers what came of it that should not have. */
async function troubleWith(story: Attacked, workflow: string, attack: Attack): Promise<string[]> {
  const { ada, model, ground, settled, world, app, sites, registry } = story;
  const words = await attack.plant(ground);
  const before = beforehand(story);
  model.obeys((own) => ({
    calls: attack.does(own),
    result: { category: categories[workflow] ?? 'other', ...attack.result },
  }));
  const said = await ada.types(`/leenops run ${workflow} ${words}`);
  await settled();
  const run = await story.newestRun();
  if (run?.mode !== 'live' || run.workflowId !== workflow) return [`no run: ${said}`];

  const heard = model.heard().some((text) => text.includes(attack.says));
  const own = [world.company.url, world.github.url, world.slack.url, model.url, sites.url, registry.url];
  const origins = [
    ...own.map((url) => new URL(url).origin),
    `http://127.0.0.1:${app.port}`,
    ...story.behindGithub,
  ];
  const trouble = [
    ...(heard === (attack.isTakenOut ?? false)
      ? [heard ? 'the model read it' : 'the model never read it']
      : []),
    ...model.troubles(),
    ...(await notAsNamed(story, run, attack, model.own())),
    ...(await shownSince(story, before, run)),
    ...(await answeredSince(story, run)),
    ...(await writesSince(story, before, run)),
    ...egressSince(story, before, origins),
  ];
  await ada.types(`/leenops cancel ${run.id}`);
  await settled();
  return trouble;
}
