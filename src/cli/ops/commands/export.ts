import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { CannotRun } from '../../cannot-run.ts';
import { WrongUsage } from '../../wrong-usage.ts';
import { needed, textOption } from '../ops-command.ts';
import type { OpsCommand } from '../ops-command.ts';

export const exportDecisions: OpsCommand = {
  usage: 'export decisions --from <date> --to <date> [--format csv|json] [--workflow <id>] [--out <file>]',
  does: 'who decided what, over the workflows that you own; both days whole, in UTC',

  async run({ api, terminal, args }) {
    const options = {
      from: textOption,
      to: textOption,
      format: { type: 'string', default: 'csv' },
      workflow: textOption,
      out: textOption,
    } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    if (positionals.join(' ') !== 'decisions') throw new WrongUsage('Say what: export decisions.');
    const { out, format, workflow } = values;
    const range = { from: needed(values.from, '--from'), to: needed(values.to, '--to') };
    const pieces = await api.read('/decisions', { ...range, format, workflow });
    await (out === undefined ? terminal.pour(whole(pieces)) : writeWhole(out, whole(pieces)));
    return 0;
  },
};

/** A connection that breaks must not pass for the end. */
async function* whole(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
  } catch (error) {
    throw new CannotRun('The export broke off, so it is not complete. Ask for it again.', { cause: error });
  }
}

/** The file is there when it is complete, or not at all. */
async function writeWhole(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const part = `${path}.part`;
  try {
    await pipeline(pieces, createWriteStream(part, { flags: 'wx', mode: 0o600 }));
    await rename(part, path);
  } catch (error) {
    const wasThere = (error as { code?: unknown }).code === 'EEXIST';
    if (!wasThere) await rm(part, { force: true });
    throw error;
  }
}
