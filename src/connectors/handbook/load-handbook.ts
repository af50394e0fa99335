import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type HandbookPage, parsePage } from './parse-page.ts';

const handbookDirectory = fileURLToPath(new URL('../../../handbook/', import.meta.url));

/** Every page of the handbook, by name. Read once, at start: a run works by the version that the process started with. */
export function loadHandbook(directory = handbookDirectory): Map<string, HandbookPage> {
  const files = readdirSync(directory).filter((file) => file.endsWith('.md'));
  if (!files.length)
    throw new Error(`The handbook in ${directory} has no pages. Add one, such as refund-policy.md.`);
  return new Map(
    files.toSorted().map((file) => {
      const page = basename(file, '.md');
      return [page, parsePage(page, readFileSync(join(directory, file), 'utf8'))];
    }),
  );
}
