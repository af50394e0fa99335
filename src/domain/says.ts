/** The words in which people ask for a workflow: `summarise`, `issue`, and one whole sentence for those who ask what to say. */
export type Says = {
  /** What it does, each in one or more words; British or American spelling alike. */
  verbs: readonly [string, ...string[]];
  /** What it is about. */
  nouns: readonly [string, ...string[]];
  /** `summarise issue 42`: it must itself be understood. */
  example: string;
};

/** One word of a sentence as it was typed, and in the form in which words are compared. */
export type Word = { typed: string; plain: string };

/** Words without the signs around them; `#42` and `acme/shop#42` keep theirs. */
export function wordsIn(text: string): Word[] {
  return text
    .split(/\s+/)
    .map((typed) => typed.replaceAll(/^[^\p{L}\p{N}#]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter(Boolean)
    .map((typed) => ({ typed, plain: plainWord(typed) }));
}

/** `Summarising` and `summarizing` are one word, and so are `bill` and `Bill`. */
function plainWord(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .replace(/is(e[sd]?|ing|ations?)$/, 'iz$1');
}

/** Where the phrase stands among the words, as the index of its first; a noun also in the plural. */
export function findPhrase(
  words: readonly Word[],
  phrase: string,
): { at: number; length: number } | undefined {
  const wanted = wordsIn(phrase).map(({ plain }) => plain);
  const at = words.findIndex((_, start) =>
    wanted.every((word, index) => isForm(words[start + index]?.plain, word)),
  );
  return at < 0 || wanted.length === 0 ? undefined : { at, length: wanted.length };
}

function isForm(said: string | undefined, word: string): boolean {
  return said === word || said === `${word}s`;
}
