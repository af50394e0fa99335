import type { Rule } from './policy.ts';

export const pilotReview: Rule = {
  name: 'pilot-reviews-everything',
  sentence: 'This workflow is in pilot: a person decides on every proposal.',
  when: { all: [] },
  route: { to: 'review', level: 1, quorum: 1 },
};

/** What holds in every workflow, whatever its rules say. */
export const standing: readonly Rule[] = [
  {
    name: 'rejected-lately',
    sentence: 'The same was rejected within the last seven days: a person decides.',
    when: { fact: 'actions.rejectedLately', above: 0 },
    route: { to: 'review', level: 1, quorum: 1 },
  },
  {
    name: 'open-question',
    sentence: 'The agent asks something: a person answers or decides.',
    when: { fact: 'question.open', is: true },
    route: { to: 'review', level: 1, quorum: 1 },
  },
  {
    name: 'not-verified',
    sentence: 'A quote does not stand in what was read: a person decides.',
    when: {
      any: [
        { fact: 'evidence.unverified', above: 0 },
        { fact: 'policy.unverified', is: true },
      ],
    },
    route: { to: 'review', level: 1, quorum: 1 },
  },
  {
    name: 'amount-not-read',
    sentence: 'An amount stands in nothing that was read: a person decides.',
    when: { fact: 'amounts.unread', above: 0 },
    route: { to: 'review', level: 1, quorum: 1 },
  },
  {
    name: 'fetched-when-read',
    sentence: 'A text with an image or a frame from elsewhere is blocked: it tells that place who reads it.',
    when: { fact: 'outgoing.fetches', above: 0 },
    route: { to: 'block' },
  },
  {
    name: 'disguised',
    sentence: 'A text that hides something, or with a link that leads elsewhere than it looks, is blocked.',
    when: { fact: 'outgoing.disguised', above: 0 },
    route: { to: 'block' },
  },
  {
    name: 'link-off-the-list',
    sentence: 'A text that leads to a host that is not on the list is blocked.',
    when: { fact: 'outgoing.off the list', above: 0 },
    route: { to: 'block' },
  },
  {
    name: 'leads-outside',
    sentence: 'A text with a link never goes out alone: a person looks where it leads.',
    when: { fact: 'outgoing.links', above: 0 },
    route: { to: 'review', level: 1, quorum: 1 },
  },
  {
    name: 'calls-people',
    sentence: 'A text that calls on a whole channel never goes out alone.',
    when: { fact: 'outgoing.calls', above: 0 },
    route: { to: 'review', level: 1, quorum: 1 },
  },
];
