/** What we asked of Slack: only a post can be there twice. */
export type Asked = 'post' | 'update' | 'look_up';

export type Failure =
  /** Slack wants a rest. */
  | { kind: 'slow_down'; code: string; afterMs: number }
  /** It may have been posted; nobody told us. */
  | { kind: 'unanswered'; code: string }
  /** Slack refuses this content, whatever the channel. */
  | { kind: 'unfit'; code: string; problems: readonly string[] }
  /** The message to change is not there any more, or not ours to change. */
  | { kind: 'gone'; code: string }
  /** The thread takes no replies. */
  | { kind: 'threadless'; code: string }
  /** No repetition will help. */
  | { kind: 'refused'; code: string }
  | { kind: 'later'; code: string };
