export const noticeKinds = ['reminder', 'handed_on'] as const;
/** Why people are called on about a review. */
export type NoticeKind = (typeof noticeKinds)[number];
