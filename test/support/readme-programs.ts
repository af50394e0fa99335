import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = new URL('../../', import.meta.url).pathname;

export type Program = { path: string; text: string };

/** The programs that the README shows, each with the place where it says that it lives. */
export function readmePrograms(): Program[] {
  return readmeBlocks('ts').map((text) => ({
    path: /^\/\/ (src\/\S+\.ts)$/m.exec(text)?.[1] ?? '',
    text,
  }));
}

/** The code blocks of one language, in order. */
export function readmeBlocks(language: string): string[] {
  return [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/^```(\w+)\n([\s\S]*?)\n```$/gm)]
    .filter((match) => match[1] === language)
    .map((match) => match[2] ?? '');
}

/** Writes the programs into a folder of ours, where what they import from the source is the source. */
export function copyBeside(programs: readonly Program[]): string {
  mkdirSync(join(root, 'test-results'), { recursive: true });
  const copy = mkdtempSync(join(root, 'test-results', 'readme-'));
  for (const { path, text } of programs) {
    mkdirSync(join(copy, dirname(path)), { recursive: true });
    const up = '../'.repeat(path.split('/').length + 1);
    writeFileSync(join(copy, path), text.replaceAll(/'(?:\.\.\/)+/g, `'${up}src/`));
  }
  writeFileSync(
    join(copy, 'tsconfig.json'),
    JSON.stringify({ extends: '../../tsconfig.json', include: ['src'] }),
  );
  return copy;
}
