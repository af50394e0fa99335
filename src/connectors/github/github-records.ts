import type { RecordLink } from '../../domain/tool.ts';

export function issueRecord(webUrl: string, issue: string): RecordLink {
  const [repository = '', number = ''] = issue.split('#');
  return {
    system: 'github',
    id: issue,
    label: `Issue ${issue}`,
    url: `${webUrl}/${repository}/issues/${number}`,
  };
}

export function commentRecord(webUrl: string, issue: string, commentId: number): RecordLink {
  const { url } = issueRecord(webUrl, issue);
  return {
    system: 'github',
    id: `${issue} comment ${commentId}`,
    label: `Comment on ${issue}`,
    url: `${url}#issuecomment-${commentId}`,
  };
}

export function repositoryRecord(webUrl: string, repository: string): RecordLink {
  return { system: 'github', id: repository, label: repository, url: `${webUrl}/${repository}` };
}
