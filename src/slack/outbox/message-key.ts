const eventType = 'leenops_message';

/** Metadata that lets a post be found again when its answer was lost. */
export const metadataOf = (messageId: string) => ({
  event_type: eventType,
  event_payload: { key: messageId },
});

/** Whether a message that Slack listed is the one with this id. */
export function isKeyed(listed: { metadata?: unknown }, messageId: string): boolean {
  const { event_type, event_payload } = (listed.metadata ?? {}) as Partial<ReturnType<typeof metadataOf>>;
  return event_type === eventType && event_payload?.key === messageId;
}
