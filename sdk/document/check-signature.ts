import { Secret } from '../secret.js';
import type { Class } from './class.js';
import type { Writer } from './part.js';
import { fieldsOf } from './store.js';
import type { Selector } from './selector.js';
import type { SignatureDocument } from './webhook-document.js';

/** Faults where notifications are verified with something that is no secret of the connection. */
export function checkSignature(writer: Writer, connection: Class, verify: SignatureDocument): void {
  if (verify.kind === 'slot') return;
  const [part, selector] = verify.kind === 'hmac' ? (['key', verify.key] as const) : (['token', verify.token] as const);
  checkSecret(writer.under(part), connection, selector);
}

/** Faults where what proves a sender is no secret of the connection. */
export function checkSecret(writer: Writer, connection: Class, selector: Selector): void {
  if (!('path' in selector)) return;
  const name = String(selector.path[0] ?? '');
  const field = fieldsOf(connection).get(name);
  if (field?.designType === Secret) return;
  const problem = field
    ? `\`${name}\` is no Secret, and whoever knows it can forge notifications`
    : `\`${name}\` is no field of ${connection.name}`;
  writer.fault(problem, `Declare \`${name}\` as a \`Secret\` in ${connection.name}.`);
}
