import { desc, eq } from 'drizzle-orm';
import type { Run } from '../../src/db/runs.ts';
import { runs } from '../../src/db/schema/runs.ts';
import { channels, people } from '../../src/sandbox/world/hearth-and-pine.ts';
import { personIn } from './people.ts';
import type { Person } from './people.ts';
import { startStory } from './story.ts';
import type { Story, StoryOptions } from './story.ts';

export type LeadStory = Omit<Story, 'adaAsksFor'> & {
  /** Ada asks for lead enrichment, and it goes as far as it goes without people. */
  adaAsksFor(contact: string): Promise<string>;
  run(contact: string): Promise<Run>;
  /** What HubSpot has of a contact, or of a company. */
  contact(id: string): Record<string, string>;
  company(id: string): Record<string, string>;
  /** Somebody changes a field in HubSpot itself. */
  changeByHand(kind: 'contact' | 'company', id: string, property: string, value: string): Promise<void>;
  /** What LeenOps has asked HubSpot to change. */
  changes(): string[];
};

/** The same story, seen from the channel of sales. */
export async function startLeadStory(options: StoryOptions = {}): Promise<LeadStory> {
  const story = await startStory(options);
  const { company, slack } = story.world;
  const cast = Object.fromEntries(
    Object.entries(people).map(([name, id]) => [name, personIn(slack, id, channels.sales)]),
  ) as Record<keyof typeof people, Person>;
  const propertiesOf = (kind: 'contacts' | 'companies', id: string) => {
    const found = company.state().hubspot[kind].find((each) => each.id === id);
    if (!found) throw new Error(`HubSpot has no ${id} among its ${kind}.`);
    return found.properties;
  };
  return {
    ...story,
    ...cast,
    async adaAsksFor(contact) {
      const said = await cast.ada.types(`/leenops run lead-enrichment ${contact}`);
      await story.settled();
      return said;
    },
    async run(contact) {
      const about = eq(runs.subjectKey, `hubspot:contact:${contact}`);
      const [run] = await story.app.ctx.db
        .select()
        .from(runs)
        .where(about)
        .orderBy(desc(runs.receivedAt))
        .limit(1);
      if (!run) throw new Error(`There is no run about contact ${contact}.`);
      return run;
    },
    contact: (id) => propertiesOf('contacts', id),
    company: (id) => propertiesOf('companies', id),
    async changeByHand(kind, id, property, value) {
      const type = kind === 'contact' ? '0-1' : '0-2';
      const response = await fetch(`${company.url}/contacts/1/record/${type}/${id}`, {
        method: 'POST',
        body: new URLSearchParams({ property, value }),
        redirect: 'manual',
      });
      if (response.status !== 303) throw new Error(`HubSpot refused: ${await response.text()}`);
    },
    changes: () => company.requests().filter((request) => request.startsWith('PATCH ')),
  };
}
