import { onTestFinished, vi } from 'vitest';
import { findRunRows } from '../../../src/db/run-rows.ts';
import type { Run } from '../../../src/db/runs.ts';
import { getStanding } from '../../../src/db/tools.ts';
import { issueToken } from '../../../src/engine/access/issue-token.ts';
import { changeGrant } from '../../../src/engine/tools/change-grant.ts';
import { definitionsSeen } from '../../../src/engine/tools/definitions-seen.ts';
import { standingStamp } from '../../../src/engine/tools/standing-stamp.ts';
import { day, later } from '../../../src/lib/time.ts';
import { seedCompany } from '../../../src/sandbox/company/seed/seed-company.ts';
import { invoiceExceptions } from '../../../src/sandbox/model/brains/invoice-exceptions.ts';
import { issueSummarization } from '../../../src/sandbox/model/brains/issue-summarization.ts';
import { leadEnrichment } from '../../../src/sandbox/model/brains/lead-enrichment.ts';
import { supportTriage } from '../../../src/sandbox/model/brains/support-triage.ts';
import { weeklyReporting } from '../../../src/sandbox/model/brains/weekly-reporting.ts';
import { channels, people } from '../../../src/sandbox/world/hearth-and-pine.ts';
import { personIn } from '../../support/people.ts';
import { startStory } from '../../support/story.ts';
import { allRuns } from '../../support/story-records.ts';
import type { Ground } from '../attack.ts';
import { startFirmSites } from './firm-sites.ts';
import { startGullibleModel } from './gullible-model.ts';
import { registryFile, startRegistry } from './registry.ts';
import { recordRequests } from './requests-made.ts';

const brains = [supportTriage, issueSummarization, invoiceExceptions, leadEnrichment, weeklyReporting];

/** The whole product, live, with a model that obeys, in front of systems into which anybody can write. */
export async function startAttacked(workflow: string) {
  const company = seedCompany(new Date());
  const pages = new Map<string, string>();
  const [model, registry, sites] = await Promise.all([
    startGullibleModel(brains),
    startRegistry(),
    startFirmSites(pages),
  ]);
  onTestFinished(() => model.close());
  const isReport = workflow === 'weekly-reporting';
  const story = await startStory({
    company,
    modelUrl: model.url,
    ...(workflow === 'support-triage' ? { mcpServers: registryFile(registry.url) } : {}),
    settings: { WEB_PAGE_DEMO_URL: sites.url },
    // What is opened today stands in the report of a week that is over.
    ...(isReport ? { now: () => later(new Date(), 7 * day) } : {}),
  });
  const { world, app } = story;
  const { ctx } = app;
  if (workflow === 'support-triage') await grantRegistry();

  async function grantRegistry() {
    const seen = () => ctx.toolbox.foreign.servers().every(({ trouble }) => trouble === null);
    await vi.waitFor(async () => {
      const { offer } = await getStanding(ctx.db, 'mcp_warranty_coverage');
      if (!seen() || !offer) throw new Error('The registry was not seen yet.');
    });
    await grant('mcp_warranty_coverage', 'read');
    await grant('mcp_warranty_register_claim', 'write');
  }

  async function grant(tool: string, to: 'read' | 'write') {
    const seen = standingStamp(await getStanding(ctx.db, tool));
    await changeGrant(ctx, {
      tool,
      to,
      seen,
      why: 'We know the maker.',
      person: people.priya,
      surface: 'view',
    });
  }

  const ground: Ground = {
    company,
    pages,
    async opensIssue({ title, body, comments = [], repository = 'shop' }) {
      const as = { as: 'promo-helper', method: 'POST' };
      const issues = `/repos/acme/${repository}/issues`;
      const { number } = (await world.github.act({ ...as, path: issues, body: { title, body } })) as {
        number: number;
      };
      for (const comment of comments)
        await world.github.act({ ...as, path: `${issues}/${number}/comments`, body: { body: comment } });
      return `acme/${repository}#${number}`;
    },
    /** As at the next look at its list, which comes every half minute; an admin who grants what they see has read nothing. */
    async registrySays(tool, description) {
      registry.says(tool, description);
      await definitionsSeen(ctx, 'warranty', registry.listed());
      if (tool === 'register_claim') await grant('mcp_warranty_register_claim', 'write');
    },
  };

  const requests = recordRequests();
  onTestFinished(() => requests.stop());
  await world.github.ready();
  // The local GitHub has an emulator behind it, at an address of its own.
  await fetch(`${world.github.url}/acme/shop/issues/37`);
  const behindGithub = [...new Set(requests.made.map(({ origin }) => origin))].filter(
    (origin) => origin.startsWith('http://127.0.0.1:') || origin.startsWith('http://localhost:'),
  );
  const { text: token } = await issueToken(ctx, {
    person: people.grace,
    surface: 'view',
    label: 'looks at what was tried',
    lifetime: day,
  });
  const channel = homes[workflow] ?? channels.support;

  return {
    ...story,
    ada: personIn(world.slack, people.ada, channel),
    grace: personIn(world.slack, people.grace, channel),
    margaret: personIn(world.slack, people.margaret, channel),
    channel,
    ground,
    model,
    registry,
    behindGithub,
    sites,
    requests,
    newestRun: async (): Promise<Run | undefined> => (await allRuns(ctx.db)).at(-1),
    /** The arguments of every call that was made or proposed. */
    async recordedArguments({ id }: Run): Promise<unknown[]> {
      const { contents = [] } = (await findRunRows(ctx.db, id)) ?? {};
      return contents.flatMap(({ body }) => (body as { args?: unknown } | null)?.args ?? []);
    },
    stepsOf: async ({ id }: Run) => (await findRunRows(ctx.db, id))?.steps ?? [],
    asksTheApi: (path: string) =>
      fetch(`http://127.0.0.1:${app.port}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } }),
  };
}

const homes: Record<string, string> = {
  'support-triage': channels.support,
  'issue-summarization': channels.engineering,
  'invoice-exceptions': channels.payables,
  'lead-enrichment': channels.sales,
  'weekly-reporting': channels.operations,
};

export type Attacked = Awaited<ReturnType<typeof startAttacked>>;
