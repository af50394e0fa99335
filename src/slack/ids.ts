import { modes } from '../domain/run.ts';
import type { Mode } from '../domain/run.ts';

/** What comes back from Slack when a person presses or submits something. A button's `value` is the review's id. */
export const actionIds = {
  approve: 'review.approve',
  edit: 'review.edit',
  reject: 'review.reject',
  escalate: 'review.escalate',
  respond: 'review.respond',
  more: 'review.more',
  openCard: 'review.open_card',
  openCase: 'review.open_case',
  chooseWorkflow: 'intake.choose_workflow',
  startRun: 'home.start_run',
  rerun: 'run.rerun',
  reverse: 'run.reverse',
  startMeant: 'ask.start',
  chooseMeant: 'ask.choose',
  openQueue: 'ask.open_queue',
  changeTeam: 'teams.change',
  lookAtTool: 'tools.look',
  decideSeveral: 'home.decide_several',
  filterWorkflow: 'home.filter_workflow',
  filterStatus: 'home.filter_status',
  filterWhose: 'home.filter_whose',
  filterPeriod: 'home.filter_period',
  openIncidents: 'home.open_incidents',
  homeNewer: 'home.newer',
  homeOlder: 'home.older',
  showRun: 'run.show',
  historyEarlier: 'history.earlier',
  historyLater: 'history.later',
  showAsShown: 'review.as_shown',
  tick: 'queue.tick',
  queueNext: 'queue.next',
  queueBack: 'queue.back',
  revokeToken: 'token.revoke',
  pauseSchedule: 'schedule.pause',
  resumeSchedule: 'schedule.resume',
  runSchedule: 'schedule.run',
  acknowledge: 'incident.acknowledge',
  retry: 'incident.retry',
  grantOnce: 'incident.grant_once',
  supplyInput: 'incident.supply_input',
  wasApplied: 'incident.was_applied',
  wasNotApplied: 'incident.was_not_applied',
  handOver: 'incident.hand_over',
  pauseFromIncident: 'incident.pause',
  resolveIncident: 'incident.resolve',
  filterIncidents: 'incidents.filter',
  proposePromotion: 'promotion.propose',
  confirmPromotion: 'promotion.confirm',
  withdrawPromotion: 'promotion.withdraw',
  metricsPeriod: 'metrics.period',
  metricsWorkflow: 'metrics.workflow',
  postDigest: 'digest.post',
  /** Every typed field of every modal: the block id names the field. */
  typed: 'typed',
} as const;

/** Where the selects of the App Home stand, and the buttons that turn its pages. */
export const homeBlocks = { filters: 'home:filters', turns: 'home:turns' } as const;

export const callbackIds = {
  edit: 'modal.edit',
  reject: 'modal.reject',
  escalate: 'modal.escalate',
  respond: 'modal.respond',
  intake: 'modal.intake',
  rerun: 'modal.rerun',
  reverse: 'modal.reverse',
  wholeCase: 'modal.whole_case',
  history: 'modal.history',
  asShown: 'modal.as_shown',
  message: 'modal.message',
  handOn: 'modal.hand_on',
  queue: 'modal.queue',
  tokens: 'modal.tokens',
  issuedToken: 'modal.issued_token',
  approveSeveral: 'modal.approve_several',
  approvedSeveral: 'modal.approved_several',
  map: 'modal.map',
  schedules: 'modal.schedules',
  teams: 'modal.teams',
  team: 'modal.team',
  tools: 'modal.tools',
  tool: 'modal.tool',
  confirmTool: 'modal.confirm_tool',
  handOver: 'modal.hand_over',
  resolveIncident: 'modal.resolve_incident',
  supplyInput: 'modal.supply_input',
  wasApplied: 'modal.was_applied',
  wasNotApplied: 'modal.was_not_applied',
  incidents: 'modal.incidents',
  home: 'home',
} as const;

/** As manifest.yml names them. */
export const shortcutIds = { startWorkflow: 'start_workflow', runOnMessage: 'run_on_message' } as const;

/** The block ids of modals with fixed fields; an edit's and an intake's are the fields' own ids. */
export const fieldIds = {
  workflow: 'workflow',
  reason: 'reason',
  category: 'category',
  note: 'note',
  person: 'person',
  channel: 'channel',
  people: 'people',
  group: 'group',
  again: 'again',
  answer: 'answer',
  label: 'label',
  lifetime: 'lifetime',
  to: 'to',
  why: 'why',
  actions: 'actions',
  at: 'at',
  resolution: 'resolution',
  runs: 'runs',
  next: 'next',
} as const;

export const moreViews = ['whole_case', 'history', 'claim', 'hand_on'] as const;
export type MoreView = (typeof moreViews)[number];

/** An overflow menu sends only the chosen option's value, so the option names the review too. */
export function moreValue(view: MoreView, reviewId: string): string {
  return `${view}:${reviewId}`;
}

export function parseMore(value: string): { view: MoreView; reviewId: string } | undefined {
  const [name, reviewId] = value.split(':');
  const view = moreViews.find((each) => each === name);
  return view && reviewId ? { view, reviewId } : undefined;
}

/** What is proposed: a workflow and the mode that it shall have. */
export function promotionValue(workflowId: string, to: Mode): string {
  return `${workflowId}:${to}`;
}

export function parsePromotion(value: string): { workflow: string; to: Mode } {
  const [workflow = '', named] = value.split(':');
  return { workflow, to: modes.find((mode) => mode === named) ?? 'shadow' };
}

/** A page of a run's history. */
export function historyValue(runId: string, page: number): string {
  return `${runId}:${page}`;
}

export function parseHistory(value = ''): { runId: string; page: number } {
  const [runId = '', page] = value.split(':');
  return { runId, page: Number.parseInt(page ?? '', 10) || 0 };
}

/** A schedule is named by its workflow and its name in it, neither of which holds a colon. */
export function scheduleValue(workflowId: string, name: string): string {
  return `${workflowId}:${name}`;
}

export function parseSchedule(value: string): { workflow: string; schedule: string } {
  const [workflow = '', schedule = ''] = value.split(':');
  return { workflow, schedule };
}

/** What became of an action is said about the action of a run. */
export function settleValue(runId: string, actionId: string): string {
  return `${runId}:${actionId}`;
}

export function parseSettle(value: string): { runId: string; actionId: string } {
  const [runId = '', actionId = ''] = value.split(':');
  return { runId, actionId };
}

/** What was chosen under the numbers, as the words of the command: a workflow or `all`, and a period. */
export function metricsValue(place: string, period: string): string {
  return `${place}:${period}`;
}

export function parseMetrics(value: string): string[] {
  return value.split(':');
}
