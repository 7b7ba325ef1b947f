import type { Answer } from 'trunkline/testing';
import type { Sheet } from './sheet.js';
import { workbook } from './workbook.js';

export const FORMATS = ['csv', 'xlsx', 'pdf'] as const;
export type Format = (typeof FORMATS)[number];

const TYPES: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};
const WRITERS: Readonly<Record<Format, (sheet: Sheet) => string | Uint8Array>> = { csv, xlsx: workbook, pdf };

/** A report as a file to save. */
export function file(name: string, format: Format, sheet: Sheet): Answer {
  const headers = { 'content-type': TYPES[format], 'content-disposition': `attachment; filename="${name}.${format}"` };
  return { status: 200, headers, raw: WRITERS[format](sheet) };
}

/** RFC 4180. */
function csv(sheet: Sheet): string {
  const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return sheet.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** One page with as many lines as fit; in ASCII, so that offsets are lengths. */
function pdf(sheet: Sheet): string {
  const ascii = (text: string): string => text.replace(/[^ -~]/g, '?').replace(/[\\()]/g, '\\$&');
  const lines = sheet.slice(0, 70).map((row) => `(${ascii(row.join('  ')).slice(0, 160)}) Tj T*`);
  const content = `BT /F1 7 Tf 20 820 Td 11 TL\n${lines.join('\n')}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const entries = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return `${body}xref\n0 6\n0000000000 65535 f \n${entries}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
}
