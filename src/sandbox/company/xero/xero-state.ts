/** What Hearth & Pine's Xero remembers: times in ISO 8601, money in cents, prices and quantities as they are written. */
export type XeroState = {
  organisation: { id: string; name: string; lockedUntil: string | null };
  users: { id: string; first: string; last: string; email: string; role: string }[];
  contacts: XeroContact[];
  bills: XeroBill[];
  orders: XeroOrder[];
  history: HistoryLine[];
  /** When each token ends. */
  tokens: Record<string, string>;
  /** Answers by idempotency key. */
  answers: Record<string, { request: string; status: number; body: unknown; at: string }>;
};

export type XeroContact = {
  id: string;
  name: string;
  email: string;
  status: 'ACTIVE' | 'ARCHIVED';
  bankAccount: string;
};

export type XeroLine = {
  item: string | null;
  description: string;
  quantity: number;
  price: number;
  tax: TaxType;
};
export type TaxType = 'INPUT2' | 'NONE';

type Document = {
  id: string;
  contact: string;
  number: string;
  reference: string;
  date: string;
  dueDate: string;
  currency: string;
  lines: XeroLine[];
  attachments: string[];
  updatedAt: string;
};

export type BillStatus = 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'PAID' | 'VOIDED' | 'DELETED';
export type XeroBill = Document & { type: 'ACCPAY' | 'ACCREC'; status: BillStatus; paidOn: string | null };
export type XeroOrder = Document & { status: 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'BILLED' | 'DELETED' };

export type HistoryLine = { of: string; kind: string; by: string; at: string; text: string };
