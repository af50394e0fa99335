/** When a schedule fires, as its five fields say it. */
export type Cron = {
  minutes: readonly number[];
  hours: readonly number[];
  /** In every hour of the day, so that it is counted in real hours when the clocks change. */
  everyHour: boolean;
  isDay(date: Date): boolean;
};

type Field = { name: string; from: number; to: number; names?: readonly string[] };

const fields = {
  minute: { name: 'minute', from: 0, to: 59 },
  hour: { name: 'hour', from: 0, to: 23 },
  day: { name: 'day of the month', from: 1, to: 31 },
  month: {
    name: 'month',
    from: 1,
    to: 12,
    names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  },
  /** 0 and 7 are Sunday. */
  weekday: {
    name: 'day of the week',
    from: 0,
    to: 7,
    names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
  },
} satisfies Record<string, Field>;

const part = /^(?:\*|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/;

/** Reads the five fields of cron. Throws an Error that says which of them is wrong, and what would be right. */
export function parseCron(text: string): Cron {
  const given = text.trim().split(/\s+/);
  if (given.length !== 5)
    throw new Error(
      `it has ${given.length} fields: write five, minute, hour, day, month and day of the week`,
    );
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = given;
  // Programs differ on whether both or one of the two must be right, so nobody may have to know which this is.
  if (day !== '*' && weekday !== '*')
    throw new Error('it names days of the month and days of the week: name one of them and * for the other');
  const hours = valuesOf(hour, fields.hour);
  const days = new Set(valuesOf(day, fields.day));
  const months = new Set(valuesOf(month, fields.month));
  const weekdays = new Set(valuesOf(weekday, fields.weekday).map((each) => each % 7));
  return {
    minutes: valuesOf(minute, fields.minute),
    hours,
    everyHour: hours.length === 24,
    isDay: (date) =>
      days.has(date.getUTCDate()) && months.has(date.getUTCMonth() + 1) && weekdays.has(date.getUTCDay()),
  };
}

function valuesOf(text: string, field: Field): number[] {
  const found = new Set<number>();
  for (const one of text.split(',')) for (const value of rangeIn(one, field)) found.add(value);
  return [...found].toSorted((a, b) => a - b);
}

function rangeIn(text: string, field: Field): number[] {
  const [match, first, last, step] = part.exec(text) ?? [];
  const wrong = () =>
    new Error(
      `“${text.slice(0, 40)}” is no ${field.name}: write *, a number from ${field.from} to ${field.to}, a range, a list of them, or */5 for every fifth`,
    );
  // `5/10` is the fifth alone to some programs and every tenth from the fifth to others.
  if (match === undefined || (step !== undefined && first !== undefined && last === undefined)) throw wrong();
  const from = first === undefined ? field.from : valueOf(first, field);
  const to = first === undefined ? field.to : last === undefined ? from : valueOf(last, field);
  const by = step === undefined ? 1 : Number(step);
  if (from === undefined || to === undefined || from > to || by < 1) throw wrong();
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, index) => from + index * by);
}

function valueOf(text: string, { from, to, names = [] }: Field): number | undefined {
  const named = names.indexOf(text.toLowerCase());
  const value =
    named >= 0 ? named + (from === 1 ? 1 : 0) : /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  return value >= from && value <= to ? value : undefined;
}
