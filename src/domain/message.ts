export const messageKinds = ['root', 'steps', 'card', 'notice', 'outcome', 'incident', 'absence'] as const;
/** What a Slack message of ours shows. Each is a rendering of rows and can be rendered again. */
export type MessageKind = (typeof messageKinds)[number];

/** `waiting`: something to send. `sending`: one writer has it. `shown`: up to date. `dead`: Slack will never take it. */
export const messageStates = ['waiting', 'sending', 'shown', 'dead'] as const;
