import { getMetadataStorage } from 'class-validator';
import type { AuthDocument } from './auth-document.js';
import type { BaseUrlDocument } from './base-url-document.js';
import type { Class } from './class.js';
import type { Writer } from './part.js';
import type { Selector } from './selector.js';
import { Secret } from '../secret.js';
import { fieldsOf } from './store.js';

/** Faults where the document reads something from the connection that its class does not hold, or holds unchecked. */
export function checkConnection(
  writer: Writer,
  connection: Class,
  document: { readonly auth: AuthDocument; readonly baseUrl: BaseUrlDocument },
): void {
  const fields = fieldsOf(connection);
  for (const [part, selector] of credentials(document.auth)) {
    const at = writer.under(`auth.${part}`);
    checkPath(at, selector);
    const field = 'path' in selector ? fields.get(String(selector.path[0] ?? '')) : undefined;
    if (field && !SHOWN.test(part) && field.designType !== Secret) {
      at.fault(
        `\`${String((selector as { path: readonly unknown[] }).path[0])}\` is no Secret, and a credential is one`,
        'Declare it as `Secret`: it is then never printed.',
      );
    }
  }
  for (const service of loginServices(document.auth)) {
    if (!document.baseUrl.services.includes(service))
      writer.under('auth').fault(`no service is named \`${service}\``, `Known services: ${document.baseUrl.services.join(', ')}.`);
  }
  if (document.auth.kind === 'choice') checkPath(writer.under('auth.by'), document.auth.by);
  const { region, environment, variables } = document.baseUrl;
  if (region) checkPath(writer.under('baseUrl.region'), region);
  if (environment) checkPath(writer.under('baseUrl.environment'), environment);
  for (const name of variables) {
    const at = writer.under(`baseUrl.{${name}}`);
    if (!fields.has(name)) at.fault(`\`{${name}}\` is no field of ${connection.name}`, `Declare \`${name}\` in ${connection.name}.`);
    else if (!isBounded(connection, name)) {
      at.fault(
        `\`${name}\` may hold anything, so a request could go to any host`,
        'Bound it with @Matches(/^[a-z0-9-]+$/) or @IsIn([...]).',
      );
    }
  }

  function checkPath(at: Writer, selector: Selector): void {
    const name = 'path' in selector ? selector.path[0] : undefined;
    if (name !== undefined && !fields.has(String(name)))
      at.fault(`\`${name}\` is no field of ${connection.name}`, `Declare it with @Field in ${connection.name}.`);
  }
}

/** The selectors of an auth declaration, by part. */
function credentials(auth: AuthDocument): readonly (readonly [part: string, selector: Selector])[] {
  switch (auth.kind) {
    case 'none':
    case 'slot':
      return [];
    case 'bearer':
      return [['token', auth.token]];
    case 'api-key':
      return [['key', auth.key]];
    case 'basic':
      return [
        ['user', auth.user],
        ['password', auth.password],
      ];
    case 'session':
      return [
        ...(auth.login.auth ? inside('login.auth', auth.login.auth) : []),
        ...Object.entries(auth.login.fields ?? {}).map(([name, select]) => [`login.fields.${name}`, select] as const),
      ];
    case 'choice':
      return Object.entries(auth.among).flatMap(([word, one]) => inside(word, one));
  }
}

function loginServices(auth: AuthDocument): readonly string[] {
  if (auth.kind === 'choice') return Object.values(auth.among).flatMap(loginServices);
  return auth.kind === 'session' && auth.login.service !== undefined ? [auth.login.service] : [];
}

function inside(part: string, auth: AuthDocument): readonly (readonly [part: string, selector: Selector])[] {
  return credentials(auth).map(([inner, selector]) => [`${part}.${inner}`, selector]);
}

/** Names a person is known by, which may be shown; the other credentials are secrets. */
const SHOWN = /(?:^|\.)(?:user|username|email|login|client_id|account)$/;

function isBounded(connection: Class, name: string): boolean {
  const rules = getMetadataStorage().getTargetValidationMetadatas(connection, '', true, false);
  return rules.some((rule) => rule.propertyName === name && ['matches', 'isIn', 'isEnum', 'isUuid'].includes(rule.name ?? ''));
}
