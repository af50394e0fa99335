import { decodeEntities } from './entities.ts';
import { hiddenNamesIn } from './hidden.ts';
import { OpenElements } from './open-elements.ts';
import { tokensOf } from './tags.ts';

/** What somebody who looks at a page reads. `hiddenTexts`: how many texts were left out because nobody would see them. */
export type PageText = { title: string; text: string; hiddenTexts: number; isCut: boolean };

/** What is in them is no text of the page. */
const noText = new Set(
  'script style template noscript iframe object svg math canvas audio video textarea select xmp noembed noframes'.split(
    ' ',
  ),
);
const inLine = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
/** A hidden text counts from so many letters on: icons and arrows for machines are none. */
const telling = 20;
/** So many tags and texts are looked at: everything else waits as long as it takes. */
const most = 40_000;
/** Signs without a width, and those that turn the direction of reading. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;

/** HTML as text, a line for each block. What only a style sheet of another address or a program hides cannot be known. */
export function pageText(html: string): PageText {
  const elements = new OpenElements(hiddenNamesIn(html));
  const skipped: string[] = [];
  let text = '';
  let title = '';
  let inTitle = false;
  let hidden = '';
  let hiddenTexts = 0;

  const endHidden = () => {
    if ([...hidden.matchAll(/\p{L}/gu)].length >= telling) hiddenTexts += 1;
    hidden = '';
  };

  let seen = 0;
  for (const token of tokensOf(html)) {
    seen += 1;
    if (seen > most) break;
    if (token.kind === 'text') {
      const said = decodeEntities(token.text);
      if (inTitle) title ||= said;
      else if (skipped.length) continue;
      else if (elements.isHidden) hidden += said;
      else text += said.replaceAll(/\s+/g, ' ');
      continue;
    }
    const { name } = token;
    if (token.kind === 'open') {
      elements.open(token);
      if (name === 'title') inTitle = true;
      if (noText.has(name)) skipped.push(name);
    } else {
      elements.close(name);
      if (name === 'title') inTitle = false;
      const index = skipped.lastIndexOf(name);
      if (index >= 0) skipped.length = index;
    }
    if (!elements.isHidden) endHidden();
    if (!inLine.has(name)) text += '\n';
  }
  endHidden();
  return { title: tidy(title).replaceAll('\n', ' '), text: tidy(text), hiddenTexts, isCut: seen > most };
}

/** Also for pages that are plain text. */
export function tidy(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(unseen, '')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{2,}/g, '\n')
    .trim();
}
