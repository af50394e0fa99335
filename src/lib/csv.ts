export type CsvValue = string | number | boolean | null;

/** One line as RFC 4180 has it. What a spreadsheet would take for a formula begins with an apostrophe. */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}

/** https://owasp.org/www-community/attacks/CSV_Injection: the signs that begin a formula, their wide forms, and blanks before them. */
const formula = /^[\t\r\n]|^\s*[=+\-@＝＋－＠]/u;

function cell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const harmless = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
