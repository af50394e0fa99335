/** The words by which the rules tell one case from another. */
export const words = {
  late: /\b(late|delay(ed)?|overdue|still (waiting|not here|nothing|hasn['’]t)|(has|have)n['’]?t (arrived|come)|not (yet )?(arrived|come|here)|never (arrived|came)|where is my)\b/i,
  damaged:
    /\b(damaged?|broken?|broke|crack(ed|s)?|scratch(ed|es)?|shatter(ed)?|dent(ed|s)?|torn|smashed|chipped|faulty|defective)\b/i,
  duplicate: /\b(twice|double|duplicate|two (charges|payments)|charged (me )?again|same amount again)\b/i,
  changedMind:
    /\b(changed? (my|our) mind|(don['’]?t|do not) (want|need|like)|no longer (want|need)|send (it|them) back|return (it|them|this|these|the|my))\b/i,
  refund: /\b(refund(ed)?|money back|reimburse)\b/i,
  thanks: /\b(thanks|thank you|grateful|lovely|wonderful|great job)\b/i,
  spam: /\b(seo|backlinks?|crypto|casino|guest post|rank(ing)? (on|in) google|unsubscribe|lottery|investment opportunity)\b/i,
} as const;

export const problem = new RegExp(
  [words.late, words.damaged, words.duplicate, words.changedMind, words.refund]
    .map(({ source }) => source)
    .join('|'),
  'i',
);
