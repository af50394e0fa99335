import { getPermalink, remove, update } from './chat-change.ts';
import { postEphemeral, postMessage } from './chat-post.ts';
import { apiTest, authTest, openConnection } from './connection.ts';
import { history, replies } from './conversation-messages.ts';
import * as conversations from './conversations.ts';
import * as files from './files.ts';
import type { Method } from './method.ts';
import * as users from './users.ts';
import * as views from './views.ts';

/** The part of Slack's Web API that the local Slack speaks. */
export const methods: ReadonlyMap<string, Method> = new Map(
  Object.entries<Method>({
    'api.test': apiTest,
    'auth.test': authTest,
    'apps.connections.open': openConnection,
    'chat.postMessage': postMessage,
    'chat.postEphemeral': postEphemeral,
    'chat.update': update,
    'chat.delete': remove,
    'chat.getPermalink': getPermalink,
    'conversations.open': conversations.open,
    'conversations.info': conversations.info,
    'conversations.members': conversations.members,
    'conversations.list': conversations.list,
    'conversations.history': history,
    'conversations.replies': replies,
    'files.getUploadURLExternal': files.getUploadUrl,
    'files.completeUploadExternal': files.completeUpload,
    'files.info': files.info,
    'users.info': users.info,
    'users.list': users.list,
    'users.lookupByEmail': users.lookupByEmail,
    'usergroups.list': users.userGroups,
    'usergroups.users.list': users.userGroupMembers,
    'views.open': views.open,
    'views.push': views.push,
    'views.update': views.update,
    'views.publish': views.publish,
  }),
);
