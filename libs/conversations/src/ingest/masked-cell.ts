import { maskPii } from '@zuoxi/screening';

/** tb13800138000, jd_138…: outside a sentence letters before a number make it no product code. */
export const apart = (text: string): string => text.replace(/([A-Za-z_#])(?=\d)/g, '$1 ');

/** A refused cell, for the list of refusals: its value is whatever it should not be. */
export function maskRefused(header: string | null, cell: string): string {
  const masked = maskCell(header, cell);
  const { text, findings } = maskPii(apart(masked));
  return findings.length === 0 ? masked : text;
}

/** A cell whose column says what it is: 身份证 | 1101… . */
export function maskCell(header: string | null, cell: string): string {
  if (header === null) return maskPii(cell).text;
  const lead = `${header}：`;
  const { text } = maskPii(`${lead}${cell}`);
  // If the heading itself holds something, the cell is looked at by itself.
  return text.startsWith(lead) ? text.slice(lead.length) : maskPii(cell).text;
}
