import { z } from 'zod';
import { partsAbout, plain, quoteOccurs } from './evidence.ts';
import type { Action, Evidence, PolicyMatch, ProposalBody } from './proposal.ts';
import type { Recorded, Workflow } from './workflow.ts';

/** What the agent submits. Plain objects and nullable fields only: every model protocol accepts them. */
export function resultSchema(workflow: Pick<Workflow, 'categories'>) {
  return z.object({
    summary: z
      .string()
      .min(1)
      .max(2_000)
      .describe('What the case is and what you propose, for a tired reviewer.'),
    category: z.enum(workflow.categories),
    confidence: z.number().min(0).max(1),
    policy: z
      .object({ page: z.string(), version: z.string(), clause: z.string(), quote: z.string().max(1_000) })
      .nullable()
      .describe(
        'The handbook clause that covers the case, with a literal quote from it; null when none does.',
      ),
    evidence: z
      .array(
        z.object({
          source: z.string().describe('The tool whose result you quote.'),
          record: z.string().nullable().describe('The id of the record in that result.'),
          quote: z.string().max(1_000).describe('A literal piece of the result.'),
        }),
      )
      .max(12),
    question: z.string().max(1_000).nullable().describe('What a person must answer before you can go on.'),
  });
}

export type AgentResult = z.infer<ReturnType<typeof resultSchema>>;
type Claim = AgentResult['evidence'][number];

/** The proposal that the result and the collected actions make, each claim checked against what was read. */
export function proposalFrom(
  result: AgentResult,
  actions: Action[],
  readings: readonly Recorded[],
  now: Date,
): ProposalBody {
  const { summary, category, confidence } = result;
  return {
    summary,
    category,
    confidence,
    question: result.question?.trim() || null,
    policy: result.policy && policyMatch(result.policy, readings),
    evidence: result.evidence.map((claim) => evidenceFor(claim, readings, now)),
    actions,
  };
}

function evidenceFor(claim: Claim, readings: readonly Recorded[], now: Date): Evidence {
  const candidates = readings.filter(({ tool }) => tool === claim.source);
  const reading = candidates.find((each) => stands(claim, each)) ?? candidates[0];
  if (!reading) return neverRead(claim, now);
  const { tool, record, readAt } = reading;
  return {
    tool,
    record,
    quote: plain(claim.quote),
    readAt: readAt.toISOString(),
    verified: stands(claim, reading),
  };
}

/** In the record that the claim names: the same words about another one prove nothing. */
function stands({ record, quote }: Claim, reading: Recorded): boolean {
  const parts = record === null ? [reading.data] : partsAbout(record, reading);
  return parts.some((part) => quoteOccurs(quote, part));
}

function neverRead({ source, quote }: Claim, now: Date): Evidence {
  const record = { system: 'none', id: 'none', label: `${source} (not read in this run)`, url: null };
  return { tool: source, record, quote, readAt: now.toISOString(), verified: false };
}

const pageShape = z.object({
  page: z.string(),
  version: z.string(),
  clauses: z.array(z.object({ id: z.string(), title: z.string(), text: z.string() })),
});

/** Verified only when a handbook page of that name and version was read and its clause contains the quote. */
function policyMatch(claim: NonNullable<AgentResult['policy']>, readings: readonly Recorded[]): PolicyMatch {
  for (const { data } of readings) {
    const page = pageShape.safeParse(data);
    if (!page.success || page.data.page !== claim.page || page.data.version !== claim.version) continue;
    const clause = page.data.clauses.find(({ id }) => id === claim.clause);
    if (clause) return { ...claim, title: clause.title, verified: quoteOccurs(claim.quote, [clause.text]) };
  }
  return { ...claim, title: '', verified: false };
}
