/**
 * Slack's limits, read on 2026-11-23. Sources: docs.slack.dev/reference/block-kit (blocks, block-elements, composition-objects),
 * docs.slack.dev/reference/views, docs.slack.dev/reference/methods, where a line does not name another.
 */
export const limits = {
  message: {
    blocks: 50,
    /** chat.postMessage cuts longer text and warns `message_truncated`. */
    text: 40_000,
    /** chat.update answers `msg_too_long`. */
    updatedText: 4_000,
    /** Escaped characters of all blocks together; undocumented, found by several projects (`msg_blocks_too_long`). */
    characters: 13_200,
    /** What one header counts on top of its text, found the same way. */
    charactersPerHeader: 100,
    markdown: 12_000,
    tables: 1,
    /** The size of metadata.event_payload, as JSON; the documented class of limit. */
    metadata: 8_192,
  },
  view: {
    blocks: 100,
    title: 24,
    button: 24,
    privateMetadata: 3_000,
    callbackId: 255,
    externalId: 255,
    stack: 3,
  },
  blockId: 255,
  actionId: 255,
  text: 3_000,
  url: 3_000,
  header: { text: 150 },
  section: { fields: 10, field: 2_000 },
  context: { elements: 10 },
  actions: { elements: 25 },
  image: { altText: 2_000, title: 2_000 },
  input: { label: 2_000, hint: 2_000, text: 3_000 },
  alert: { text: 200 },
  /** docs.slack.dev/reference/block-kit/blocks/table-block; characters count per table and per message. */
  table: { rows: 100, cells: 20, characters: 10_000 },
  plan: { tasks: 50 },
  button: { text: 75, value: 2_000, accessibilityLabel: 75 },
  confirm: { title: 100, text: 300, button: 30 },
  option: { text: 75, value: 150, description: 75 },
  select: { options: 100, groups: 100, groupLabel: 75, placeholder: 150 },
  overflow: { options: 5 },
  /** Checkboxes and radio buttons. */
  choices: { options: 10 },
  /** docs.slack.dev/reference/block-kit/blocks/rich-text-block */
  richText: { indent: 8, border: 1 },
} as const;
