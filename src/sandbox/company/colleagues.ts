/** Who works in Zendesk, by id, and in the books, by name, when somebody acts on a record’s page. */
export const colleagues = { support: 9002, books: 'Ines Carvalho' } as const;
