import type { Call } from './web-api/call.ts';
import type { Faults } from './web-api/faults.ts';
import type { Pace } from './web-api/pace.ts';
import type { ResponseUrls } from './web-api/response-urls.ts';
import type { TriggerIds } from './web-api/trigger-ids.ts';
import type { Changes } from './changes.ts';
import type { Recent } from './recent.ts';
import type { Deliveries } from './delivery/deliveries.ts';
import type { Workspace } from './workspace/workspace.ts';

/** What is known of the app under test, as its manifest and its installation would say. */
export type AppSettings = {
  /** Where signed requests go; may be told later by `deliverTo`, once the app listens. */
  eventsUrl?: string;
  signingSecret: string;
  botToken: string;
  appToken?: string;
  /** The scopes of the bot token; left out, it has every one. */
  scopes?: string[];
  /** The subscribed events; `message.im` and its kin by their full names. */
  events?: string[];
  commands?: { name: string; description?: string; usageHint?: string; shouldEscape?: boolean }[];
  shortcuts?: { kind: 'message' | 'global'; callbackId: string; name: string }[];
};

/** Everything the parts of the local Slack share. */
export type LocalSlack = {
  workspace: Workspace;
  app: AppSettings;
  now: () => number;
  /** Known once the server listens. */
  url: () => string;
  changes: Changes;
  triggers: TriggerIds;
  responseUrls: ResponseUrls;
  faults: Faults;
  calls: Recent<Call>;
  pace: Pace;
  deliveries: Deliveries;
};

export const isSubscribedTo = (slack: LocalSlack, event: string): boolean =>
  (slack.app.events ?? usualEvents).includes(event);

const usualEvents = ['app_home_opened', 'app_mention', 'message.im', 'reaction_added'];
