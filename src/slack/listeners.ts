import type { App } from '@slack/bolt';
import { chooseAsked, openAskedQueue, startAsked } from './actions/asked.ts';
import { approve } from './actions/approve.ts';
import { changeTeam } from './actions/change-team.ts';
import { openEdit, openEscalate, openReject, openRespond } from './actions/forms.ts';
import {
  filterIncidents,
  openHandOver,
  openResolve,
  openSupply,
  openWasApplied,
  openWasNotApplied,
} from './actions/incidents/ask-first.ts';
import { openIncidents } from './actions/incidents/open-list.ts';
import { acknowledge, grantToolOnce, pauseFromIncident, retry } from './actions/incidents/do-something.ts';
import { chooseWorkflow, startFromHome } from './actions/intake.ts';
import { lookAtTool } from './actions/look-at-tool.ts';
import { showAsShown, showRun, turnHistory } from './actions/history.ts';
import { filterHome, turnHome } from './actions/home.ts';
import { chooseMetrics } from './actions/metrics.ts';
import { more } from './actions/more.ts';
import { openCase } from './actions/open-case.ts';
import { openForm } from './actions/open-form.ts';
import { confirmPressed, proposePressed, withdrawPressed } from './actions/promotion.ts';
import { postDigestPressed } from './actions/post-digest.ts';
import { openQueue, ticked, turnQueue } from './actions/queue.ts';
import { rerunPressed } from './actions/rerun.ts';
import { reversePressed } from './actions/reverse.ts';
import { revoke } from './actions/revoke.ts';
import { pauseIt, resumeIt, runIt } from './actions/schedules.ts';
import { linkOpened, outdated } from './actions/unknown.ts';
import { leenops } from './commands/leenops.ts';
import type { Desk } from './desk.ts';
import { appMention } from './events/app-mention.ts';
import { messagePosted } from './events/message-posted.ts';
import { reactionAdded } from './events/reaction-added.ts';
import { appHome } from './home/app-home.ts';
import { actionIds, callbackIds, shortcutIds } from './ids.ts';
import { runOnMessage } from './shortcuts/run-on-message.ts';
import { startWorkflow } from './shortcuts/start-workflow.ts';
import { andClose, edited, escalated, rejected, responded } from './views/decisions.ts';
import { handedOn } from './views/hand-on.ts';
import {
  handOverSubmitted,
  resolveSubmitted,
  supplySubmitted,
  wasAppliedSubmitted,
  wasNotAppliedSubmitted,
} from './views/incidents/incident-submitted.ts';
import { startSubmitted } from './views/intake.ts';
import { queueTicked } from './views/queue.ts';
import { rerunSubmitted } from './views/rerun.ts';
import { reverseSubmitted } from './views/reverse.ts';
import { severalApproved } from './views/several-approved.ts';
import { submitted } from './views/submitted.ts';
import { teamSubmitted } from './views/team.ts';
import { tokenAsked } from './views/token.ts';
import { toolChosen, toolConfirmed } from './views/tool.ts';

/** Everything that people can do to LeenOps in Slack, one line each. */
export function listen(app: App, desk: Desk): void {
  app.command('/leenops', leenops(desk));
  app.shortcut({ type: 'shortcut', callback_id: shortcutIds.startWorkflow }, startWorkflow(desk));
  app.shortcut({ type: 'message_action', callback_id: shortcutIds.runOnMessage }, runOnMessage(desk));

  app.action(actionIds.approve, approve(desk));
  app.action(actionIds.edit, openForm(desk, 'edit', openEdit));
  app.action(actionIds.reject, openForm(desk, 'reject', openReject));
  app.action(actionIds.escalate, openForm(desk, 'escalate', openEscalate));
  app.action(actionIds.respond, openForm(desk, 'respond', openRespond));
  app.action(actionIds.more, more(desk));
  app.action(actionIds.openCard, linkOpened);
  app.action(actionIds.openCase, openCase(desk));
  app.action(actionIds.startRun, startFromHome(desk));
  app.action(/^home\.filter_/, filterHome(desk));
  app.action(/^home\.(?:newer|older)$/, turnHome(desk));
  app.action(actionIds.openIncidents, openIncidents(desk));
  app.action(actionIds.showRun, showRun(desk));
  app.action(actionIds.historyEarlier, turnHistory(desk));
  app.action(actionIds.historyLater, turnHistory(desk));
  app.action(actionIds.showAsShown, showAsShown(desk));
  app.action(actionIds.rerun, rerunPressed(desk));
  app.action(actionIds.reverse, reversePressed(desk));
  app.action(actionIds.startMeant, startAsked(desk));
  app.action(actionIds.chooseMeant, chooseAsked(desk));
  app.action(actionIds.openQueue, openAskedQueue(desk));
  app.action(actionIds.decideSeveral, openQueue(desk));
  app.action(actionIds.queueNext, turnQueue(desk));
  app.action(actionIds.queueBack, turnQueue(desk));
  app.action(actionIds.tick, ticked);
  app.action(actionIds.chooseWorkflow, chooseWorkflow(desk));
  app.action(actionIds.revokeToken, revoke(desk));
  app.action(actionIds.changeTeam, changeTeam(desk));
  app.action(actionIds.pauseSchedule, pauseIt(desk));
  app.action(actionIds.resumeSchedule, resumeIt(desk));
  app.action(actionIds.runSchedule, runIt(desk));
  app.action(actionIds.postDigest, postDigestPressed(desk));
  app.action(actionIds.lookAtTool, lookAtTool(desk));
  app.action(actionIds.acknowledge, acknowledge(desk));
  app.action(actionIds.retry, retry(desk));
  app.action(actionIds.grantOnce, grantToolOnce(desk));
  app.action(actionIds.supplyInput, openSupply(desk));
  app.action(actionIds.wasApplied, openWasApplied(desk));
  app.action(actionIds.wasNotApplied, openWasNotApplied(desk));
  app.action(actionIds.handOver, openHandOver(desk));
  app.action(actionIds.pauseFromIncident, pauseFromIncident(desk));
  app.action(actionIds.resolveIncident, openResolve(desk));
  app.action(actionIds.filterIncidents, filterIncidents(desk));
  app.action(actionIds.proposePromotion, proposePressed(desk));
  app.action(actionIds.confirmPromotion, confirmPressed(desk));
  app.action(actionIds.withdrawPromotion, withdrawPressed(desk));
  app.action(actionIds.metricsPeriod, chooseMetrics(desk));
  app.action(actionIds.metricsWorkflow, chooseMetrics(desk));
  app.action(anythingBut(actionIds), outdated(desk));

  app.view(callbackIds.edit, submitted(desk, 'edit', edited));
  app.view(callbackIds.reject, submitted(desk, 'reject', andClose(rejected)));
  app.view(callbackIds.escalate, submitted(desk, 'escalate', andClose(escalated)));
  app.view(callbackIds.respond, submitted(desk, 'respond', andClose(responded)));
  app.view(callbackIds.intake, submitted(desk, 'start', startSubmitted));
  app.view(callbackIds.rerun, submitted(desk, 'run again', rerunSubmitted));
  app.view(callbackIds.reverse, submitted(desk, 'mark as undone', reverseSubmitted));
  app.view(callbackIds.team, submitted(desk, 'bind team', teamSubmitted));
  app.view(callbackIds.tool, submitted(desk, 'choose a grant', toolChosen));
  app.view(callbackIds.confirmTool, submitted(desk, 'grant a tool', toolConfirmed));
  app.view(callbackIds.handOn, submitted(desk, 'hand on', handedOn));
  app.view(callbackIds.queue, submitted(desk, 'tick', queueTicked));
  app.view(callbackIds.tokens, submitted(desk, 'issue a token', tokenAsked));
  app.view(callbackIds.handOver, submitted(desk, 'hand over', handOverSubmitted));
  app.view(callbackIds.resolveIncident, submitted(desk, 'resolve', resolveSubmitted));
  app.view(callbackIds.supplyInput, submitted(desk, 'supply input', supplySubmitted));
  app.view(callbackIds.wasApplied, submitted(desk, 'settle', wasAppliedSubmitted));
  app.view(callbackIds.wasNotApplied, submitted(desk, 'settle', wasNotAppliedSubmitted));
  app.view(callbackIds.approveSeveral, severalApproved(desk));

  app.event('app_home_opened', appHome(desk));
  app.event('app_mention', appMention(desk));
  app.event('reaction_added', reactionAdded(desk));
  app.event('message', messagePosted(desk));
}

/** Bolt runs every listener that matches, so the catch-all must not match what the others do. */
function anythingBut(known: Record<string, string>): RegExp {
  const ids = Object.values(known).map((id) => id.replaceAll('.', '\\.'));
  return new RegExp(`^(?!(?:${ids.join('|')})$)`);
}
