import type { AppIdentity, Channel, Person, Team, UserGroup, Workspace } from './workspace.ts';

export type Seed = {
  team: Team;
  app?: Partial<AppIdentity>;
  people: (Pick<Person, 'id' | 'name'> & Partial<Person>)[];
  channels: SeedChannel[];
  userGroups?: UserGroup[];
};

type SeedChannel = {
  id: string;
  name: string;
  members: string[];
  private?: boolean;
  archived?: boolean;
  /** The app is a member unless this says otherwise. */
  withoutApp?: boolean;
};

const defaultApp: AppIdentity = { id: 'A0LEENOPS', name: 'LeenOps', userId: 'U0LEENOPS', botId: 'B0LEENOPS' };

export function createWorkspace(seed: Seed): Workspace {
  const app = { ...defaultApp, ...seed.app };
  return {
    team: seed.team,
    app,
    people: [...seed.people.map((person) => toPerson(person, seed.team)), botOf(app, seed.team)],
    channels: seed.channels.map((channel) => toChannel(channel, app)),
    userGroups: seed.userGroups ?? [],
    messages: {},
    modals: {},
    homes: {},
    reads: {},
    counters: { micros: 0, id: 0 },
  };
}

/** A kept workspace meets a newer seed: who and what is new joins, nothing that people did is lost. */
export function withSeed(kept: Workspace, seed: Seed): Workspace {
  const fresh = createWorkspace(seed);
  return {
    ...kept,
    people: [...kept.people, ...missing(fresh.people, kept.people)],
    channels: [...kept.channels, ...missing(fresh.channels, kept.channels)],
    userGroups: [...kept.userGroups, ...missing(fresh.userGroups, kept.userGroups)],
  };
}

const missing = <T extends { id: string }>(wanted: T[], there: T[]): T[] =>
  wanted.filter((item) => !there.some(({ id }) => id === item.id));

const toPerson = (person: Seed['people'][number], team: Team): Person => ({
  title: '',
  email: `${person.id.toLowerCase()}@example.com`,
  tz: 'Europe/Berlin',
  isBot: false,
  deleted: false,
  isRestricted: false,
  teamId: team.id,
  ...person,
});

const botOf = (app: AppIdentity, team: Team): Person =>
  toPerson({ id: app.userId, name: app.name, isBot: true, email: '' }, team);

const toChannel = (channel: SeedChannel, app: AppIdentity): Channel => ({
  id: channel.id,
  name: channel.name,
  kind: channel.private ? 'private' : 'public',
  members: channel.withoutApp ? [...channel.members] : [...new Set([...channel.members, app.userId])],
  archived: channel.archived ?? false,
});
