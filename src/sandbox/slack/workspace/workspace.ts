import type { Block, View } from '../contract.ts';

/** Everything the local Slack remembers, as plain JSON: what is written to the state file is this object. */
export type Workspace = {
  team: Team;
  app: AppIdentity;
  people: Person[];
  channels: Channel[];
  userGroups: UserGroup[];
  /** By channel, oldest first: roots, replies and ephemeral messages alike. */
  messages: Record<string, Message[]>;
  /** By person, the bottom modal first. */
  modals: Record<string, View[]>;
  /** By person. */
  homes: Record<string, View>;
  /** By person, then by channel: everything up to this ts is read. */
  reads: Record<string, Record<string, string>>;
  /** Left out in a workspace that was kept before there were any. */
  files?: SlackFile[];
  /** The last time stamp given out, in microseconds, and the last number of an id. */
  counters: { micros: number; id: number };
};

export type Team = { id: string; name: string; domain: string };

export type AppIdentity = { id: string; name: string; userId: string; botId: string };

export type Person = {
  id: string;
  name: string;
  title: string;
  email: string;
  tz: string;
  isBot: boolean;
  deleted: boolean;
  isRestricted: boolean;
  /** Another team than the workspace's own: a stranger in a shared channel. */
  teamId: string;
};

export type Channel = {
  id: string;
  name: string;
  kind: 'public' | 'private' | 'im';
  members: string[];
  archived: boolean;
  /** People of other organisations are in it. */
  sharedOutside?: true;
};

export type UserGroup = { id: string; handle: string; name: string; users: string[] };

export type Message = {
  ts: string;
  user: string;
  /** Set on what the app wrote. */
  botId?: string;
  text: string;
  blocks: Block[];
  /** On a reply: the ts of its root. */
  threadTs?: string;
  metadata?: Metadata;
  edited?: { user: string; ts: string };
  reactions: { name: string; users: string[] }[];
  /** An ephemeral message is for this person only and exists for nobody else, the Web API included. */
  visibleTo?: string;
  /** Its text is gone, its thread remains. */
  tombstone?: boolean;
};

/** A file of the app, from the address it asked for to what everybody may look at. */
export type SlackFile = {
  id: string;
  name: string;
  title: string;
  altText: string;
  /** What was announced; the bytes must be as many. */
  size: number;
  createdAt: number;
  /** Of the address that takes the bytes. */
  secret: string;
  /** In base64, once they came. */
  bytes?: string;
  /** Null where it is none of the pictures that blocks show. */
  mimetype: string | null;
  completed: boolean;
};

export type Metadata = { event_type: string; event_payload: Record<string, unknown> };
