import type { Sql, TransactionSql } from 'postgres';

type Driver = Sql | TransactionSql;

/**
 * The driver, preparing every query. drizzle asks it not to, and an unprepared query takes two round trips and is
 * planned anew each time.
 */
export function preparing<D extends Driver>(driver: D): D {
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
