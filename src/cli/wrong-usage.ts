import { CannotRun } from './cannot-run.ts';

/** What was typed is not what the command takes: the message says what is wrong, and the usage follows. */
export class WrongUsage extends CannotRun {
  override name = 'WrongUsage';
}
