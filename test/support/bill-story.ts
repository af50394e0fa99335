import { desc, eq } from 'drizzle-orm';
import type { Run } from '../../src/db/runs.ts';
import { runs } from '../../src/db/schema/runs.ts';
import type { HistoryLine, XeroBill } from '../../src/sandbox/company/xero/xero-state.ts';
import { channels, people } from '../../src/sandbox/world/hearth-and-pine.ts';
import { personIn } from './people.ts';
import type { Person } from './people.ts';
import { startStory } from './story.ts';
import type { Story, StoryOptions } from './story.ts';

export type BillStory = Omit<Story, 'adaAsksFor'> & {
  /** Ada asks for invoice exceptions, and it goes as far as it goes without people. */
  adaAsksFor(bill: string): Promise<string>;
  run(bill: string): Promise<Run>;
  /** The newest bill with this number, as Xero has it. */
  bill(number: string): XeroBill;
  /** What LeenOps wrote into the history of that bill. */
  notes(number: string): HistoryLine[];
};

/** The same story, seen from the channel of accounts payable. */
export async function startBillStory(options: StoryOptions = {}): Promise<BillStory> {
  const story = await startStory(options);
  const { company, slack } = story.world;
  const cast = Object.fromEntries(
    Object.entries(people).map(([name, id]) => [name, personIn(slack, id, channels.payables)]),
  ) as Record<keyof typeof people, Person>;
  const bill = (number: string) => {
    const found = company.state().xero.bills.filter((each) => each.number === number);
    const newest = found.toSorted((a, b) => a.date.localeCompare(b.date)).at(-1);
    if (!newest) throw new Error(`There is no bill ${number}.`);
    return newest;
  };
  return {
    ...story,
    ...cast,
    async adaAsksFor(number) {
      const said = await cast.ada.types(`/leenops run invoice-exceptions ${number}`);
      await story.settled();
      return said;
    },
    async run(number) {
      const about = eq(runs.subjectKey, `xero:bill:${number.toLowerCase()}`);
      const [run] = await story.app.ctx.db
        .select()
        .from(runs)
        .where(about)
        .orderBy(desc(runs.receivedAt))
        .limit(1);
      if (!run) throw new Error(`There is no run about bill ${number}.`);
      return run;
    },
    bill,
    notes: (number) =>
      company
        .state()
        .xero.history.filter(
          ({ of, by, kind }) => of === bill(number).id && by === 'LeenOps' && kind === 'Note',
        ),
  };
}
