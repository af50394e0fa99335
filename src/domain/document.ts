/** A part of a text that an agent drafted to be posted: plain words, drawn the same way on the card and where it ends up. */
export type Passage =
  | { is: 'heading'; text: string }
  | { is: 'lines'; text: string }
  | { is: 'bullets'; items: string[] };

const heading = /^#{1,6}\s+(.+)$/;
const bullet = /^\s*[-*•]\s+(.+)$/;

/** Headings (`## …`), bullets (`- …`) and lines; there is no other markup, so nothing in it is a link or a mention. */
export function passagesOf(text: string): Passage[] {
  const passages: Passage[] = [];
  let isApart = true;
  for (const line of text.split('\n').map((each) => each.trimEnd())) {
    const last = passages.at(-1);
    const title = heading.exec(line)?.[1];
    const item = bullet.exec(line)?.[1];
    if (line.trim() === '') isApart = true;
    else if (title) passages.push({ is: 'heading', text: title });
    else if (item) {
      if (last?.is === 'bullets') last.items.push(item);
      else passages.push({ is: 'bullets', items: [item] });
    } else if (last?.is === 'lines' && !isApart) last.text += `\n${line}`;
    else passages.push({ is: 'lines', text: line });
    if (line.trim() !== '') isApart = false;
  }
  return passages;
}
