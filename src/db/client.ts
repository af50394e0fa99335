import type { PgDatabase } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { PostgresJsDatabase, PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Sql, TransactionSql } from 'postgres';

/** Where a query runs: a connection or a transaction alike. */
export type Db = PgDatabase<PostgresJsQueryResultHKT>;

export type Database = {
  db: PostgresJsDatabase;
  /** Lets running queries end, for at most five seconds, then closes every connection. */
  close: () => Promise<void>;
};

export type DatabaseOptions = {
  max?: number;
  applicationName?: string;
  /** The longest one statement may run; 0 is no limit. */
  statementTimeoutMs?: number;
};

/** Opens a pool that connects on first use and finds its way back after PostgreSQL restarts. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const client = postgres(url, {
    max: options.max ?? 10,
    connect_timeout: 10,
    idle_timeout: 300,
    backoff: secondsBeforeReconnecting,
    // Its look-up of array types has no caller: a connection lost meanwhile would end the process. drizzle reads arrays itself.
    fetch_types: false,
    onnotice: () => {},
    connection: {
      application_name: options.applicationName ?? 'leenops',
      statement_timeout: options.statementTimeoutMs ?? 30_000,
      idle_in_transaction_session_timeout: 60_000,
    },
  });
  // drizzle changes how its client reads dates, so nobody else may use this one.
  return { db: drizzle({ client: preparing(client) }), close: () => client.end({ timeout: 5 }) };
}

/** The driver's own backoff grows to twenty seconds, which callers would spend waiting on a healthy server. */
function secondsBeforeReconnecting(attempt: number): number {
  return (0.5 + Math.random() / 2) * Math.min(3 ** attempt / 100, 1);
}

type Driver = Sql | TransactionSql;

/**
 * The driver, preparing every query. drizzle asks it not to, and an unprepared query takes two round trips and is
 * planned anew each time.
 */
function preparing<D extends Driver>(driver: D): D {
  return new Proxy(driver, { get: (target, key) => replaced(target, key) ?? Reflect.get(target, key) });
}

function replaced(driver: Driver, key: string | symbol): unknown {
  if (key === 'unsafe') {
    return (...[query, values, options]: Parameters<Driver['unsafe']>) =>
      driver.unsafe(query, values, { ...options, prepare: true });
  }
  if (key === 'begin' && 'begin' in driver) {
    return (work: (tx: TransactionSql) => Promise<unknown>) => driver.begin((tx) => work(preparing(tx)));
  }
  if (key === 'savepoint' && 'savepoint' in driver) {
    return (work: (tx: TransactionSql) => Promise<unknown>) => driver.savepoint((tx) => work(preparing(tx)));
  }
  return undefined;
}
