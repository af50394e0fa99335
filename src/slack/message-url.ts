/**
 * Where Slack shows a message: its permalink, made as Slack makes them. `workspaceUrl` is what `auth.test` names; a reply
 * also names the message whose thread it is in.
 */
export function messageUrl(
  workspaceUrl: string,
  channelId: string,
  ts: string,
  threadTs: string | null = null,
): string {
  const url = new URL(`/archives/${channelId}/p${ts.replace('.', '')}`, workspaceUrl);
  if (threadTs !== null && threadTs !== ts) {
    url.searchParams.set('thread_ts', threadTs);
    url.searchParams.set('cid', channelId);
  }
  return url.href;
}
