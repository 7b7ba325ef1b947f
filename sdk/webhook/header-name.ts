import type { Writer } from '../document/part.js';

/** A header's name as the document has it: in lower case, since senders may write it in any. */
export function headerName(writer: Writer, name: string): string {
  if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(name))
    writer.fault(`\`${name}\` is no header's name`, 'Write it as the vendor does: `X-Acme-Signature`.');
  return name.toLowerCase();
}
