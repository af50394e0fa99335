/** What the renderer knows besides the blocks: names for ids, the reader's clock and who reads. */
export type Directory = {
  users: Record<string, string>;
  channels: Record<string, string>;
  groups: Record<string, string>;
  me?: string;
  timeZone?: string;
  now?: Date;
};

/** Where an interactive element stands. One that does not dispatch only lends its value to a submission. */
export type Place = { blockId: string; scope: string; dispatches: boolean; labelledBy?: string };

export type TextStyle = {
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  underline?: boolean;
  code?: boolean;
};

/** One drawing function for each type of block or element that the page knows. */
export type Renderers<Node extends { type: string }> = {
  [Type in Node['type']]?: (
    node: Extract<Node, { type: Type }>,
    directory: Directory,
    place: Place,
  ) => string;
};
