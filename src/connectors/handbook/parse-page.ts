type Clause = { id: string; title: string; text: string };
export type HandbookPage = { page: string; title: string; version: string; clauses: Clause[] };

/**
 * Reads a handbook page: front matter with `version:` and `title:`, then clauses under `## R1 · Late delivery`.
 * Throws, with the page and the line, on anything else: an agent must not work by half a policy.
 */
export function parsePage(page: string, text: string): HandbookPage {
  const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text.replaceAll('\r\n', '\n')) ?? [];
  if (head === undefined || body === undefined)
    throw broken(page, 'it has no front matter. Start it with --- and the lines version: and title:.');
  const matter = frontMatter(page, head);
  const [preamble = '', ...sections] = body.split(/^## /m);
  if (preamble.trim() !== '')
    throw broken(page, `text stands before the first clause (“${firstLine(preamble)}”). Move it into one.`);
  if (!sections.length) throw broken(page, 'it has no clauses. Write them as ## R1 · Late delivery.');
  const clauses = sections.map((section) => parseClause(page, section));
  assertDistinct(page, clauses);
  return { page, ...matter, clauses };
}

function frontMatter(page: string, head: string): { version: string; title: string } {
  const lines = head.split('\n').map((line) => {
    const [, key, value] = /^([a-z]+): *(\S.*)$/.exec(line) ?? [];
    if (!key || !value) throw broken(page, `its front matter has the line “${line}”. Write key: value.`);
    return [key, value.trim()] as const;
  });
  const matter = new Map(lines);
  return { version: required(page, matter, 'version'), title: required(page, matter, 'title') };
}

function required(page: string, matter: ReadonlyMap<string, string>, key: string): string {
  const value = matter.get(key);
  if (!value) throw broken(page, `its front matter has no ${key}. Add ${key}: to it.`);
  return value;
}

function parseClause(page: string, section: string): Clause {
  const [heading = '', ...lines] = section.split('\n');
  const [, id, title] = /^([A-Z]{1,3}\d{1,3}) · (\S.*)$/.exec(heading.trimEnd()) ?? [];
  if (!id || !title)
    throw broken(page, `it has the heading “${heading}”. Write an id and a title: ## R1 · Late delivery.`);
  const text = lines.join('\n').trim();
  if (!text) throw broken(page, `clause ${id} has no text. Write it or remove the heading.`);
  return { id, title, text: joinLines(text) };
}

/** One line a paragraph, so that a quote does not stumble over where the file happens to wrap. */
function joinLines(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replaceAll(/\s*\n\s*(?![-*] )/g, ' '))
    .join('\n\n');
}

function assertDistinct(page: string, clauses: readonly Clause[]): void {
  const ids = clauses.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) throw broken(page, `clause ${twice} is there twice. Give one of them another id.`);
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0] ?? '';
}

function broken(page: string, problem: string): Error {
  return new Error(`Handbook page ${page} cannot be read: ${problem}`);
}
