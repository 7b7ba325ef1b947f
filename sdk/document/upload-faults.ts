import type { DefinitionFault } from '../errors/definition-error.js';
import type { AuthDocument } from './auth-document.js';
import type { ConnectorDocument } from './connector-document.js';

/** Faults where something else than the file would have to stand in the body of an upload; `at` begins with the operation's name. */
export function* uploadFaults({ operations, auth }: Pick<ConnectorDocument, 'operations' | 'auth'>): Generator<DefinitionFault> {
  for (const [name, operation] of Object.entries(operations)) {
    if (operation.kind !== 'upload') continue;
    for (const [field, { in: place }] of Object.entries(operation.request.fields)) {
      if (place !== 'body' && place !== 'whole-body') continue;
      const remedy = 'Send it in the path, the query or a header.';
      yield { at: name, problem: `\`${field}\` goes to the body, which is the file`, remedy };
    }
    if (!signsBody(operation.auth ?? auth)) continue;
    yield { at: name, problem: 'the credential goes to the body, which is the file', remedy: 'Give the operation an `auth` of its own.' };
  }
}

function signsBody(auth: AuthDocument): boolean {
  if (auth.kind === 'choice') return Object.values(auth.among).some(signsBody);
  return 'to' in auth && auth.to.in === 'body';
}
