import { z } from 'zod';
import { fieldLook } from '../../domain/field.ts';

/** A contact as its page in HubSpot has it in its address: `…/contacts/1234567/record/0-1/10211`, once `…/contact/10211`. */
const address = /^https?:\/\/[^\s/]+\/contacts\/[^\s]*\/(?:record\/0-1|contact)\/([1-9]\d{0,18})(?![\d])/;
const inText = /https?:\/\/[^\s/|<>]+\/contacts\/[^\s|<>]*?\/(?:record\/0-1|contact)\/([1-9]\d{0,18})(?!\d)/;
const inWords = /\b(?:contact|lead)\s+#?([1-9]\d{2,18})(?![\d.,]*\d)/i;

export const intake = z.object({
  contact: z
    .string()
    .trim()
    .transform((text) => address.exec(text)?.[1] ?? text)
    .pipe(
      z
        .string()
        .regex(
          /^[1-9]\d{0,18}$/,
          'Give the id of a contact in HubSpot, for example 10211, or the address of its page.',
        ),
    )
    .register(fieldLook, {
      title: 'Contact',
      hint: 'Its id in HubSpot, for example 10211, or the address of its page.',
    }),
});

export function fromWords(words: readonly string[]): { contact: string } {
  return { contact: words.join(' ').replace(/^<|>$/g, '') };
}

/** The contact whose page or number a message names. */
export function fromMessage(text: string): { contact: string } | undefined {
  const contact = inText.exec(text)?.[1] ?? inWords.exec(text)?.[1];
  return contact === undefined ? undefined : { contact };
}
