/** How much of a case is shown. Counts of things, and the width of texts as Slack counts it. */
export type Room = {
  summary: number;
  question: number;
  actions: number;
  says: number;
  /** Short arguments of one action. */
  arguments: number;
  argument: number;
  /** A text that a customer will read: shown whole, or with how much is missing. */
  longText: number;
  changes: number;
  change: number;
  note: number;
  /** Earlier tries of the agent, and rejections of the same elsewhere. */
  tries: number;
  recalls: number;
  sections: number;
  rows: number;
  cell: number;
  evidence: number;
  quote: number;
  otherRules: number;
};

const comfortable: Room = {
  summary: 700,
  question: 1_000,
  actions: 20,
  says: 300,
  arguments: 8,
  argument: 120,
  longText: 2_500,
  changes: 10,
  change: 240,
  note: 600,
  tries: 3,
  recalls: 5,
  sections: 6,
  rows: 10,
  cell: 200,
  evidence: 5,
  quote: 180,
  otherRules: 5,
};

const evidence = [comfortable, { ...comfortable, evidence: 3, quote: 120 }, { ...comfortable, evidence: 0 }];
const withoutEvidence: Room = { ...comfortable, evidence: 0 };
const sections = [
  { ...withoutEvidence, sections: 4, rows: 4, cell: 100 },
  { ...withoutEvidence, sections: 0 },
];
const withoutSections: Room = { ...withoutEvidence, sections: 0 };
const replies = [1_500, 800, 300].map((longText) => ({ ...withoutSections, longText }));

/** What is left when a case is far larger than a card can be: still what will happen, and the buttons. */
const bare: Room = {
  summary: 200,
  question: 300,
  actions: 10,
  says: 160,
  arguments: 4,
  argument: 40,
  longText: 60,
  changes: 3,
  change: 60,
  note: 200,
  tries: 1,
  recalls: 2,
  sections: 0,
  rows: 0,
  cell: 0,
  evidence: 0,
  quote: 120,
  otherRules: 0,
};

/** From all to least: evidence gives way first, then the case's sections, then the reply's text. */
export const rooms: readonly Room[] = [...evidence, ...sections, ...replies, bare];

const all = Number.POSITIVE_INFINITY;

/** Where nothing may be left out: the whole case over the pages of a modal. */
export const unlimited: Room = {
  summary: all,
  question: all,
  actions: all,
  says: all,
  arguments: all,
  argument: all,
  longText: all,
  changes: all,
  change: all,
  note: all,
  tries: all,
  recalls: all,
  sections: all,
  rows: all,
  cell: all,
  evidence: all,
  quote: all,
  otherRules: all,
};
