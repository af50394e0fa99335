import { startChild, type Child } from '../../support/child.ts';

const here = import.meta.dirname;

/** Runs a program of this folder on the installed driver, or on the one at `driver`. */
export function startOnDriver(program: string, args: string[], driver?: string): Child {
  return startChild(`${here}/${program}`, args, {
    execArgv: ['--import', `${here}/use-driver.ts`],
    env: { ...process.env, ...(driver !== undefined && { DRIVER: driver }) },
  });
}
