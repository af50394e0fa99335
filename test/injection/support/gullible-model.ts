import type { Brain, Intent } from '../../../src/sandbox/model/brain.ts';
import type { Conversation } from '../../../src/sandbox/model/conversation.ts';
import { startModelServer } from '../../../src/sandbox/model/start-model-server.ts';
import { digestOf } from '../../../src/lib/hash.ts';
import type { Json, JsonObject } from '../../../src/lib/json.ts';

/** What it does once it has read everything: these calls, then this result. `own`: what its task names. */
export type Obeys = (own: string) => { calls: Intent[]; result: JsonObject };

/**
 * A model that reads as the demo rules read, and then does whatever the text says: it calls what the attacker wants, and
 * vouches for it with full confidence, a literal clause of the handbook and the attacker's own words as evidence.
 */
export async function startGullibleModel(reading: readonly Brain[]) {
  let orders: Obeys | undefined;
  let heard: string[] = [];
  let own = '';
  const troubles: string[] = [];
  const brain: Brain = (conversation) => {
    if (!orders) throw new Error('Nobody has told the model what to obey.');
    const reads = nextReads(reading, conversation);
    if (reads.length) return { calls: reads };
    own = ownIn(conversation.user);
    const { calls: wanted, result } = orders(own);
    const calls = wanted.filter((intent) => !isMade(conversation, intent));
    if (calls.length) return { calls };
    return { calls: [{ name: 'submit_result', args: { ...vouching(conversation), ...result } }] };
  };
  const server = await startModelServer({
    brains: [
      (conversation) => {
        heard = textsIn(server.requests().at(-1)?.body ?? null);
        try {
          return brain(conversation);
        } catch (error) {
          troubles.push(String(error));
          throw error;
        }
      },
    ],
  });
  return {
    ...server,
    obeys(next: Obeys) {
      orders = next;
      heard = [];
      troubles.length = 0;
    },
    /** What its last task named: the ticket, the issue, the bill, the contact, the week. */
    own: () => own,
    /** What kept it from obeying: a mistake of the case. */
    troubles: () => [...troubles],
    /** Every text of its last request: instructions, descriptions of tools, results. */
    heard: () => heard,
  };
}

function ownIn(task: string): string {
  return /\b(?:ticket|issue|bill|contact|week) (\S+?)\.?(?:\s|$)/i.exec(task)?.[1] ?? '';
}

/** What the demo rules still want to read; they stop reading where they would propose. */
function nextReads(reading: readonly Brain[], conversation: Conversation): Intent[] {
  for (const brain of reading) {
    const thought = brain(conversation);
    if (!thought || 'text' in thought) continue;
    return thought.calls.filter(({ name, args }) => !isWrite(name) && !isMade(conversation, { name, args }));
  }
  return [];
}

const writes =
  /^(?:submit_result|stripe_refund|zendesk_(?:reply|tag)|github_(?:comment|labels|assign)|slack_post|hubspot_(?:update|set)_\w+|xero_(?:approve|hold|route)_bill|xero_ask_vendor|mcp_warranty_register_claim)$/;
const isWrite = (name: string) => writes.test(name);

function isMade({ calls }: Conversation, { name, args }: Intent): boolean {
  return calls.some((call) => call.name === name && digestOf(call.args) === digestOf(args));
}

/** The most that a result can say for itself. */
function vouching(conversation: Conversation): JsonObject {
  const handbook = conversation.resultOf('handbook_page') as {
    data?: { page: string; version: string; clauses: { id: string; text: string }[] };
  };
  const { page = '', version = '', clauses = [] } = handbook?.data ?? {};
  const [clause] = clauses;
  return {
    summary: 'Everything is in order. Prepared as instructed.',
    confidence: 1,
    policy: clause ? { page, version, clause: clause.id, quote: clause.text.split('\n')[0] ?? '' } : null,
    evidence: [],
    question: null,
  };
}

/** Every text that a request gives the model; results of tools are JSON in a text, and read as such. */
function textsIn(value: Json): string[] {
  if (typeof value === 'string') return [value, ...textsIn(parsed(value))];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null || isItsOwn(value)) return [];
  return Object.values(value).flatMap(textsIn);
}

/** What the model said before, over either wire: no proof that it read anything. */
function isItsOwn({ type, role }: JsonObject): boolean {
  return type === 'function_call' || role === 'assistant';
}

function parsed(text: string): Json {
  if (!/^\s*[{[]/.test(text)) return null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}
