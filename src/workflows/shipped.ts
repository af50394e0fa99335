import type { HandbookConnector } from '../connectors/handbook/handbook-connector.ts';
import type { StripeConnector } from '../connectors/stripe/stripe-connector.ts';
import type { ZendeskConnector } from '../connectors/zendesk/zendesk-connector.ts';
import type { Workflow } from '../domain/workflow.ts';
import { supportTriage } from './support-triage.ts';

export type Connectors = { zendesk: ZendeskConnector; stripe: StripeConnector; handbook: HandbookConnector };

/** The workflows that ship. A new one is a file beside these and a line here. */
export function shippedWorkflows(connectors: Connectors): Workflow[] {
  return [supportTriage(connectors)];
}
