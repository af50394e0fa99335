import type { Asked, Failure } from './failure.ts';

type Codes = ReadonlyMap<string, Failure['kind']>;

/**
 * What the error codes of docs.slack.dev/reference/methods/{chat.postMessage, chat.update} mean to the outbox; a code that is not
 * here is tried again. A wrong token (invalid_auth, not_authed, token_expired) is ours to mend: messages wait for it.
 */
const any = codes({
  slow_down: ['ratelimited', 'rate_limited'],
  /** "It's possible some aspect of the operation succeeded before the error was raised." */
  unanswered: ['internal_error', 'fatal_error'],
  unfit: [
    'invalid_blocks',
    'invalid_blocks_format',
    'invalid_attachments',
    /** "More likely when using complex arguments like blocks." */
    'invalid_arguments',
    'msg_blocks_too_long',
    'msg_too_long',
    'no_text',
  ],
  refused: [
    'account_inactive',
    'team_access_not_granted',
    'team_not_found',
    'token_revoked',
    'missing_scope',
    'no_permission',
    'not_allowed_token_type',
    'access_denied',
    'enterprise_is_restricted',
    'ekm_access_denied',
    'channel_not_found',
    'not_in_channel',
    'is_archived',
    'is_inactive',
    'method_not_supported_for_channel_type',
    'user_not_found',
    'user_disabled',
    'cannot_dm_bot',
    'messages_tab_disabled',
    'restricted_action',
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
  ],
});

const post = codes({
  threadless: [
    'thread_not_found',
    'message_not_found',
    'invalid_thread_ts',
    'cannot_reply_to_message',
    'restricted_action_thread_locked',
    'restricted_action_non_threadable_channel',
  ],
});

const update = codes({
  gone: ['message_not_found', 'cant_update_message', 'edit_window_closed', 'block_mismatch'],
});

export const platformCodes: Record<Asked | 'any', Codes> = { any, post, update, look_up: new Map() };

function codes(byKind: Partial<Record<Failure['kind'], string[]>>): Codes {
  const kinds = Object.entries(byKind) as [Failure['kind'], string[]][];
  return new Map(kinds.flatMap(([kind, list]) => list.map((code) => [code, kind] as const)));
}
