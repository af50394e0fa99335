import type { HistoryLine, XeroBill, XeroContact, XeroLine, XeroOrder, XeroState } from './xero-state.ts';

const rates = { INPUT2: 0.2, NONE: 0 };

function netOf({ quantity, price }: XeroLine): number {
  return Math.round(quantity * price * 100);
}

/** In cents, tax on top. */
export function totalsOf(lines: readonly XeroLine[]) {
  const subtotal = lines.reduce((sum, line) => sum + netOf(line), 0);
  const tax = lines.reduce((sum, line) => sum + Math.round(netOf(line) * rates[line.tax]), 0);
  return { subtotal, tax, total: subtotal + tax };
}

export function xeroDate(iso: string): string {
  return `/Date(${new Date(iso).getTime()}+0000)/`;
}

export function billObject(state: XeroState, bill: XeroBill, withLines = true) {
  const { subtotal, tax, total } = totalsOf(bill.lines);
  const paid = bill.status === 'PAID' ? total : 0;
  return {
    ...documentObject(state, bill, withLines),
    Type: bill.type,
    InvoiceID: bill.id,
    InvoiceNumber: bill.number,
    Status: bill.status,
    DueDate: xeroDate(bill.dueDate),
    SubTotal: subtotal / 100,
    TotalTax: tax / 100,
    Total: total / 100,
    AmountPaid: paid / 100,
    AmountDue: (total - paid) / 100,
    AmountCredited: 0,
    ...(bill.paidOn ? { FullyPaidOnDate: xeroDate(bill.paidOn) } : {}),
  };
}

export function orderObject(state: XeroState, order: XeroOrder) {
  const { subtotal, tax, total } = totalsOf(order.lines);
  return {
    ...documentObject(state, order, true),
    PurchaseOrderID: order.id,
    PurchaseOrderNumber: order.number,
    Status: order.status,
    DeliveryDate: xeroDate(order.dueDate),
    SubTotal: subtotal / 100,
    TotalTax: tax / 100,
    Total: total / 100,
  };
}

function documentObject(state: XeroState, document: XeroBill | XeroOrder, withLines: boolean) {
  const { contact, reference, date, currency, lines, attachments, updatedAt } = document;
  return {
    Contact: { ContactID: contact, Name: state.contacts.find(({ id }) => id === contact)?.name ?? '' },
    Reference: reference,
    Date: xeroDate(date),
    CurrencyCode: currency,
    LineAmountTypes: 'Exclusive',
    LineItems: withLines ? lines.map(lineObject) : [],
    HasAttachments: attachments.length > 0,
    ...(withLines && attachments.length ? { Attachments: attachments.map(attachmentObject) } : {}),
    UpdatedDateUTC: xeroDate(updatedAt),
  };
}

function lineObject(line: XeroLine) {
  return {
    ...(line.item ? { ItemCode: line.item } : {}),
    Description: line.description,
    Quantity: line.quantity,
    UnitAmount: line.price,
    LineAmount: netOf(line) / 100,
    TaxType: line.tax,
    TaxAmount: Math.round(netOf(line) * rates[line.tax]) / 100,
  };
}

export function attachmentObject(name: string) {
  return { AttachmentID: `a-${name}`, FileName: name, MimeType: 'application/pdf', ContentLength: 48_211 };
}

export function contactObject({ id, name, email, status, bankAccount }: XeroContact) {
  return {
    ContactID: id,
    Name: name,
    EmailAddress: email,
    ContactStatus: status,
    BankAccountDetails: bankAccount,
    IsSupplier: true,
    DefaultCurrency: 'EUR',
  };
}

export function historyObject({ kind, by, at, text }: HistoryLine) {
  return { Changes: kind, User: by, DateUTC: xeroDate(at), DateUTCString: at.slice(0, 19), Details: text };
}
