import type { Channel, Message, Person, Workspace } from './workspace.ts';

export const findPerson = (workspace: Workspace, id: string): Person | undefined =>
  workspace.people.find((person) => person.id === id);

export const findChannel = (workspace: Workspace, id: string): Channel | undefined =>
  workspace.channels.find((channel) => channel.id === id);

export const findDirectMessage = (workspace: Workspace, personId: string): Channel | undefined =>
  workspace.channels.find((channel) => channel.kind === 'im' && channel.members.includes(personId));

/** Everything in a channel, the ephemeral messages of everybody included. */
export const allMessages = (workspace: Workspace, channelId: string): Message[] =>
  workspace.messages[channelId] ?? [];

/** What exists for everybody, and so for the Web API. */
export const sharedMessages = (workspace: Workspace, channelId: string): Message[] =>
  allMessages(workspace, channelId).filter((message) => message.visibleTo === undefined);

/** Searches from the end: what people and apps touch is nearly always recent. */
export const findMessage = (workspace: Workspace, channelId: string, ts: string): Message | undefined =>
  allMessages(workspace, channelId).findLast((message) => message.ts === ts);

export const repliesTo = (messages: Message[], rootTs: string): Message[] =>
  messages.filter((message) => message.threadTs === rootTs);

/** What the channel itself shows; replies stand in their threads. */
export const topLevel = (messages: Message[]): Message[] =>
  messages.filter((message) => message.threadTs === undefined);

export const isMember = (channel: Channel, userId: string): boolean => channel.members.includes(userId);
