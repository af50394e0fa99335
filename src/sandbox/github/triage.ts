import type { Act } from './act.ts';

/** Who looks after the shop’s issues when somebody acts on an issue’s page here. */
export const maintainer = 'grace-l';

/** What a maintainer does on an issue, by the button that was pressed; undefined for another button. */
export function triageActs(issue: string, form: URLSearchParams): Act[] | undefined {
  const as = maintainer;
  const word = (name: string) => (form.get(name) ?? '').trim();
  switch (form.get('act') ?? '') {
    case 'comment':
      return [{ as, method: 'POST', path: `${issue}/comments`, body: { body: word('body') } }];
    case 'label':
      return [{ as, method: 'POST', path: `${issue}/labels`, body: { labels: [word('label')] } }];
    case 'unlabel':
      return [{ as, method: 'DELETE', path: `${issue}/labels/${encodeURIComponent(word('label'))}` }];
    case 'assign':
      return [{ as, method: 'POST', path: `${issue}/assignees`, body: { assignees: [word('login')] } }];
    case 'unassign':
      return [{ as, method: 'DELETE', path: `${issue}/assignees`, body: { assignees: [word('login')] } }];
    case 'delete': {
      const comment = issue.replace(/\/\d+$/, `/comments/${word('comment')}`);
      return [{ as, method: 'DELETE', path: comment }];
    }
    default:
      return undefined;
  }
}
