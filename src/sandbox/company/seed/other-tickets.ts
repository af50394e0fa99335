import type { SeedTicket } from './seed-ticket.ts';

const thanks = 'Thank you for writing to Hearth & Pine.';

/** What else lies in the inbox and behind the customers of the tour. */
export const otherTickets: readonly SeedTicket[] = [
  {
    id: 871,
    customer: 'maya',
    days: 153,
    subject: 'Stool wobbles a little',
    order: 'HP-20190',
    status: 'closed',
    tags: ['product-question'],
    thread: [
      { body: 'One leg of the pine stool seems shorter. Is there a trick?' },
      { by: 'elena', body: `${thanks} Each leg has a levelling foot: turn it until the stool stands still.` },
      { body: 'That was it. Lovely, thanks!' },
    ],
  },
  {
    id: 1003,
    customer: 'maya',
    days: 15,
    subject: 'Where is my parcel?',
    order: 'HP-20417',
    status: 'closed',
    tags: ['delivery'],
    thread: [
      { body: 'My order HP-20417 should have been here days ago. Can you see where it is?' },
      { by: 'jonas', body: `${thanks} The carrier has it in the Lyon depot; it should move this week.` },
    ],
  },
  {
    id: 1012,
    customer: 'rafael',
    days: 20,
    subject: 'Kettle arrived chipped',
    order: 'HP-20402',
    status: 'closed',
    tags: ['damaged', 'refunded'],
    thread: [
      { body: 'The cast-iron kettle has a chip at the spout. Photo attached.' },
      { by: 'elena', body: `${thanks} We have refunded the €95.00. Please keep or recycle the kettle.` },
    ],
  },
  {
    id: 1021,
    customer: 'rafael',
    days: 13,
    subject: 'Tray has a crack',
    order: 'HP-20409',
    status: 'closed',
    tags: ['damaged', 'refunded'],
    thread: [
      { body: 'The walnut tray came with a crack along the grain.' },
      { by: 'elena', internal: true, body: 'Second damage report within two weeks. Refunded by clause R2.' },
      { by: 'elena', body: `${thanks} We are sorry. The €65.00 are on their way back to your card.` },
    ],
  },
  {
    id: 1031,
    customer: 'zanele',
    days: 6,
    subject: 'Mounting the mirror on plasterboard',
    order: 'HP-20311',
    status: 'solved',
    tags: ['product-question'],
    thread: [
      { body: 'Which plugs do I need to hang the round mirror on plasterboard?' },
      { by: 'jonas', body: `${thanks} Hollow-wall anchors for 15 kg, two of them.` },
    ],
  },
  {
    id: 1034,
    customer: 'bogdan',
    days: 5,
    subject: 'Invoice with my company name',
    order: 'HP-20415',
    status: 'solved',
    tags: ['invoice'],
    thread: [
      { body: 'Could you issue the invoice of HP-20415 to Ilić Design instead?' },
      { by: 'elena', body: `${thanks} The corrected invoice is attached.` },
    ],
  },
  {
    id: 1037,
    customer: 'northlight',
    days: 4,
    subject: 'Offer for six more chairs',
    order: 'HP-20377',
    status: 'pending',
    tags: ['sales'],
    thread: [
      { body: 'We would like six more of the stackable chairs. What would they cost with delivery?' },
      { by: 'jonas', body: `${thanks} Our sales desk will send you an offer by Friday.` },
    ],
  },
  {
    id: 1051,
    customer: 'priya',
    days: 1.2,
    subject: 'Hinge of the blanket box',
    order: 'HP-20428',
    thread: [{ body: 'The lid of the blanket box closes rather fast. Can a soft-close hinge be added?' }],
  },
  {
    id: 1055,
    customer: 'luca',
    days: 0.9,
    subject: 'Bulb for the brass lamp',
    order: 'HP-20448',
    thread: [{ body: 'Which bulb fits the brass desk lamp? The box does not say.' }],
  },
  {
    id: 1059,
    customer: 'bogdan',
    days: 0.5,
    subject: 'Opening hours of the showroom',
    order: null,
    thread: [{ body: 'Is the showroom open on Saturday?' }],
  },
];
