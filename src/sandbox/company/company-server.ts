import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Clock } from '../../lib/time.ts';
import type { CompanyState } from './company-state.ts';
import { type Fault, type Faults, pauseFor } from './faults.ts';
import { hubspotServer } from './hubspot/answer-hubspot.ts';
import { hubspotFaultAnswer } from './hubspot/hubspot-refusal.ts';
import { actByHand } from './pages/by-hand.ts';
import { pageServer } from './pages/answer-page.ts';
import { answerSite } from './sites/answer-site.ts';
import { stripeFaultAnswer, stripeServer } from './stripe/answer-stripe.ts';
import { type CompanyAnswer, type CompanyRequest, readRequest, sendAnswer } from './wire.ts';
import { xeroServer } from './xero/answer-xero.ts';
import { xeroFaultAnswer } from './xero/xero-refusal.ts';
import { zendeskFaultAnswer, zendeskServer } from './zendesk/answer-zendesk.ts';

type Parts = {
  state: CompanyState;
  now: Clock;
  faults: Faults;
  asked: (request: string) => void;
  changed: () => void;
};

const faultAnswers = {
  stripe: stripeFaultAnswer,
  zendesk: zendeskFaultAnswer,
  xero: xeroFaultAnswer,
  hubspot: hubspotFaultAnswer,
};
/** Those of the company's systems that stand behind this server. */
type System = keyof typeof faultAnswers;

/** Sends each request to the system it is for, and lets the planned faults befall it. */
export function companyServer({ state, now, faults, asked, changed }: Parts): RequestListener {
  const answerStripe = stripeServer(state.stripe, now);
  const answerZendesk = zendeskServer(state.zendesk, now);
  const answerXero = xeroServer(state.xero, now);
  const answerHubspot = hubspotServer(state.hubspot, now);
  const answerPage = pageServer(state);

  async function answer(system: System | undefined, request: CompanyRequest): Promise<CompanyAnswer> {
    if (system === 'stripe') return answerStripe(request);
    if (system === 'zendesk') return answerZendesk(request);
    if (system === 'xero') return answerXero(request);
    if (system === 'hubspot') return answerHubspot(request);
    const byHand = request.method === 'POST' ? actByHand(state, request, now) : undefined;
    return byHand ?? answerSite(request) ?? answerPage(request.path, request.query);
  }

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const system = systemOf(message.url ?? '/');
    asked(`${message.method} ${message.url}`);
    const fault = system && faults.take(system, message.method ?? 'GET');
    const request = await readRequest(message, () => pauseFor(fault));
    if (fault?.kind === 'silent') return;
    if (system && fault?.kind === 'status') {
      sendAnswer(response, faultAnswer(system, fault));
      return;
    }
    const made = await answer(system, request);
    if (request.method !== 'GET') changed();
    if (fault?.kind === 'cut') response.destroy();
    else sendAnswer(response, made);
  }

  return (message, response) => {
    serve(message, response).catch((error: unknown) => {
      if (response.destroyed) return;
      sendAnswer(response, { status: 500, body: `The local company failed: ${String(error)}` });
    });
  };
}

function systemOf(url: string): System | undefined {
  if (url.startsWith('/v1/')) return 'stripe';
  if (url.startsWith('/api/v2/')) return 'zendesk';
  if (url.startsWith('/crm/v3/')) return 'hubspot';
  if (/^\/(api\.xro\/2\.0\/|connections$|connect\/token$)/.test(url)) return 'xero';
  return undefined;
}

function faultAnswer(
  system: System,
  { status, retryAfter }: Extract<Fault, { kind: 'status' }>,
): CompanyAnswer {
  const answer = faultAnswers[system](status);
  return retryAfter === undefined
    ? answer
    : { ...answer, headers: { ...answer.headers, 'retry-after': String(retryAfter) } };
}
