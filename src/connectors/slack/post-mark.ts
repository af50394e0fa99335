const eventType = 'leenops_post';

/** Metadata by which a post is found again when its answer was lost. */
export const markOf = (key: string) => ({ event_type: eventType, event_payload: { key } });

export function carriesMark({ metadata }: { metadata?: unknown }, key: string): boolean {
  const { event_type, event_payload } = (metadata ?? {}) as Partial<ReturnType<typeof markOf>>;
  return event_type === eventType && event_payload?.key === key;
}

/** Whether it is a post of ours, of whatever action. */
export function isOurs({ metadata }: { metadata?: unknown }): boolean {
  return ((metadata ?? {}) as { event_type?: string }).event_type === eventType;
}
