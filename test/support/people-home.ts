import { insertRun } from '../../src/db/runs.ts';
import type { Run } from '../../src/db/runs.ts';
import { newId } from '../../src/lib/ids.ts';
import { later, minute } from '../../src/lib/time.ts';
import type { View } from '../../src/sandbox/slack/contract.ts';
import type { Person } from './people.ts';
import { readView } from './people-text.ts';
import type { Story } from './story.ts';

/** The App Home as it stands before this person. */
export function homeOf({ world }: Story, { id }: Person): View {
  const { home } = world.slack.stateFor(id);
  if (!home) throw new Error(`${id} has no home yet.`);
  return home;
}

/** It is drawn after the press is answered: resolves with what it says once it says this. */
export function seesOnHome(story: Story, person: Person, ...words: string[]): Promise<string> {
  const look = () => {
    const text = readView(homeOf(story, person));
    return words.every((said) => text.includes(said)) ? text : undefined;
  };
  return story.world.slack.until(look, { what: `${person.id} sees ${words.join(', ')}`, withinMs: 15_000 });
}

/** Chooses in one of the selects, by its name in the choice. */
export async function choosesOnHome(
  story: Story,
  person: Person,
  name: string,
  value: string,
): Promise<void> {
  const { id: viewId } = homeOf(story, person);
  await story.world.slack.click(person.id, { viewId }, `home.filter_${name}`, { selected: value });
  const stands = name === 'workflow' && value === 'any' ? null : value;
  const isChosen = () => chosenOnHome(story, person)[name] === stands || undefined;
  await story.world.slack.until(isChosen, { what: `${name} is ${value}`, withinMs: 15_000 });
}

/** What stands in its selects. */
export function chosenOnHome(story: Story, person: Person): Record<string, unknown> {
  return JSON.parse(homeOf(story, person).private_metadata) as Record<string, unknown>;
}

/** A run that is over, so many minutes ago. */
export async function ranBefore({ app }: Story, minutes: number, changes: Partial<Run>): Promise<void> {
  const id = newId('run');
  const at = later(app.ctx.now(), -minutes * minute);
  await insertRun(app.ctx.db, {
    id,
    workflowId: 'support-triage',
    workflowVersion: 'v1',
    mode: 'live',
    status: 'completed',
    trigger: 'command',
    intakeKey: id,
    subjectKey: id,
    subjectLabel: `Ticket ${9000 + minutes}`,
    intakeId: newId('txt'),
    requesterId: 'U0ADA',
    channelId: 'C0SUPPORT',
    receivedAt: at,
    finishedAt: at,
    movedAt: at,
    ...changes,
  });
}
