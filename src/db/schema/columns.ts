import { timestamp } from 'drizzle-orm/pg-core';

/** An instant, to the millisecond, read as a Date. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });
