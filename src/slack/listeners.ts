import type { App } from '@slack/bolt';
import { approve } from './actions/approve.ts';
import { openEdit, openEscalate, openReject } from './actions/forms.ts';
import { chooseWorkflow, startFromHome } from './actions/intake.ts';
import { more } from './actions/more.ts';
import { openForm } from './actions/open-form.ts';
import { linkOpened, outdated } from './actions/unknown.ts';
import { leenops } from './commands/leenops.ts';
import type { Desk } from './desk.ts';
import { appHome } from './home/app-home.ts';
import { actionIds, callbackIds } from './ids.ts';
import { edited, escalated, rejected } from './views/decisions.ts';
import { startSubmitted } from './views/intake.ts';
import { submitted } from './views/submitted.ts';

/** Everything that people can do to LeenOps in Slack, one line each. */
export function listen(app: App, desk: Desk): void {
  app.command('/leenops', leenops(desk));

  app.action(actionIds.approve, approve(desk));
  app.action(actionIds.edit, openForm(desk, 'edit', openEdit));
  app.action(actionIds.reject, openForm(desk, 'reject', openReject));
  app.action(actionIds.escalate, openForm(desk, 'escalate', openEscalate));
  app.action(actionIds.more, more(desk));
  app.action(actionIds.openCard, linkOpened);
  app.action(actionIds.startRun, startFromHome(desk));
  app.action(actionIds.chooseWorkflow, chooseWorkflow(desk));
  app.action(anythingBut(actionIds), outdated(desk));

  app.view(callbackIds.edit, submitted(desk, 'edit', edited));
  app.view(callbackIds.reject, submitted(desk, 'reject', rejected));
  app.view(callbackIds.escalate, submitted(desk, 'escalate', escalated));
  app.view(callbackIds.intake, submitted(desk, 'start', startSubmitted));

  app.event('app_home_opened', appHome(desk));
}

/** Bolt runs every listener that matches, so the catch-all must not match what the others do. */
function anythingBut(known: Record<string, string>): RegExp {
  const ids = Object.values(known).map((id) => id.replaceAll('.', '\\.'));
  return new RegExp(`^(?!(?:${ids.join('|')})$)`);
}
