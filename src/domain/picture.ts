/** `waiting`: Slack does not have it yet. `uploaded`: it has. `refused`: it will not take it; the message says the same in text. */
export const pictureStates = ['waiting', 'uploaded', 'refused'] as const;
export type PictureState = (typeof pictureStates)[number];

/** Where a picture is with Slack. `dueAt`: not tried before that. */
export type PictureStanding = {
  state: PictureState;
  fileId: string | null;
  attempts: number;
  dueAt: Date;
};

/** What is in the way of a picture: `refused` for good, or worth another try. */
export type PictureTrouble = { refused: boolean; code: string; afterMs?: number };

/** After so many tries the text has to do. */
export const mostAttempts = 10;
/** A file that Slack did not show after so many tries is not one that it is still looking at: it is uploaded anew. */
export const triesOfOneFile = 5;
