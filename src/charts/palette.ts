/** After Okabe and Ito: people with any colour blindness tell these apart, and neighbours differ in lightness, so a grey print does, too. */
const fills = [
  { colour: '#0072b2', inked: '#ffffff' },
  { colour: '#f0b43c', inked: '#1d1c1d' },
  { colour: '#8a2f5b', inked: '#ffffff' },
  { colour: '#7fc4ea', inked: '#1d1c1d' },
  { colour: '#00735a', inked: '#ffffff' },
  { colour: '#b5b5b8', inked: '#1d1c1d' },
] as const;

export const ink = { strong: '#1d1c1d', soft: '#5e5d60', paper: '#ffffff' } as const;

const fillOf = (index: number) => fills[index % fills.length] ?? fills[0];

export const colourOf = (index: number): string => fillOf(index).colour;
/** What can be read on that colour. */
export const inkOn = (index: number): string => fillOf(index).inked;

const faint = 'rgba(255, 255, 255, 0.4)';
const slant = Math.PI / 4;

/** A second carrier beside colour, faint enough to read a figure on: plain, slanted, dotted, slanted the other way. */
const patterns = [
  { symbol: 'none' },
  { symbol: 'rect', color: faint, dashArrayX: [1, 0], dashArrayY: [1.5, 4], rotation: -slant },
  {
    symbol: 'circle',
    color: faint,
    symbolSize: 0.8,
    dashArrayX: [
      [4, 4],
      [0, 4, 4, 0],
    ],
    dashArrayY: [4, 0],
  },
  { symbol: 'rect', color: faint, dashArrayX: [1, 0], dashArrayY: [1.5, 4], rotation: slant },
] as const;

export const patternOf = (index: number): object => patterns[index % patterns.length] ?? patterns[0];
