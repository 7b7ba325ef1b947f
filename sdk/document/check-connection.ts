import { getMetadataStorage } from 'class-validator';
import type { AuthDocument } from './auth-document.js';
import type { BudgetDocument } from './budget-document.js';
import type { BaseUrlDocument } from './base-url-document.js';
import type { Class } from './class.js';
import { loginServices } from './login-services.js';
import type { Writer } from './part.js';
import type { Selector } from './selector.js';
import { Secret } from '../secret.js';
import { fieldsOf } from './store.js';

/** Faults where the document reads something from the connection that its class does not hold, or holds unchecked. */
export function checkConnection(
  writer: Writer,
  connection: Class,
  document: { readonly auth: AuthDocument; readonly baseUrl: BaseUrlDocument; readonly budgets: readonly BudgetDocument[] },
): void {
  const fields = fieldsOf(connection);
  checkAuth(writer, connection, document.auth, document.baseUrl.services);
  for (const { name, limitBy } of document.budgets) {
    if (limitBy) checkPath(connection, writer.under(`rateLimits.${name}`), { path: [limitBy.setting] });
  }
  const { region, environment, variables } = document.baseUrl;
  if (region) checkPath(connection, writer.under('baseUrl.region'), region);
  if (environment) checkPath(connection, writer.under('baseUrl.environment'), environment);
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
}

/** The same for one way to sign in: the connector's, or an operation's own. */
export function checkAuth(writer: Writer, connection: Class, auth: AuthDocument, services: readonly string[]): void {
  const fields = fieldsOf(connection);
  for (const { part, selector, isSecret } of credentials(auth)) {
    const at = writer.under(`auth.${part}`);
    checkPath(connection, at, selector);
    const field = 'path' in selector ? fields.get(String(selector.path[0] ?? '')) : undefined;
    if (field && isSecret && field.designType !== Secret) {
      at.fault(
        `\`${String((selector as { path: readonly unknown[] }).path[0])}\` is no Secret, and a credential is one`,
        'Declare it as `Secret`: it is then never printed.',
      );
    }
  }
  for (const service of loginServices(auth)) {
    if (!services.includes(service))
      writer.under('auth').fault(`no service is named \`${service}\``, `Known services: ${services.join(', ')}.`);
  }
  if (auth.kind === 'choice') checkPath(connection, writer.under('auth.by'), auth.by);
}

function checkPath(connection: Class, at: Writer, selector: Selector): void {
  const name = 'path' in selector ? selector.path[0] : undefined;
  if (name !== undefined && !fieldsOf(connection).has(String(name)))
    at.fault(`\`${name}\` is no field of ${connection.name}`, `Declare it with @Field in ${connection.name}.`);
}

/** What an auth declaration reads from the connection, by part. A user's name may be shown; so may a field of a login, as a mail address. */
interface CredentialPart {
  readonly part: string;
  readonly selector: Selector;
  readonly isSecret: boolean;
}

function credentials(auth: AuthDocument): readonly CredentialPart[] {
  switch (auth.kind) {
    case 'none':
    case 'slot':
      return [];
    case 'bearer':
      return [{ part: 'token', selector: auth.token, isSecret: true }];
    case 'api-key':
      return [{ part: 'key', selector: auth.key, isSecret: true }];
    case 'basic':
      return [
        { part: 'user', selector: auth.user, isSecret: false },
        { part: 'password', selector: auth.password, isSecret: true },
      ];
    case 'session':
      return [
        ...(auth.login.auth ? inside('login.auth', auth.login.auth) : []),
        ...Object.entries(auth.login.fields ?? {}).map(([name, selector]) => ({ part: `login.fields.${name}`, selector, isSecret: false })),
      ];
    case 'choice':
      return Object.entries(auth.among).flatMap(([word, one]) => inside(word, one));
  }
}

function inside(outer: string, auth: AuthDocument): readonly CredentialPart[] {
  return credentials(auth).map(({ part, ...rest }) => ({ ...rest, part: `${outer}.${part}` }));
}

function isBounded(connection: Class, name: string): boolean {
  const rules = getMetadataStorage().getTargetValidationMetadatas(connection, '', true, false);
  return rules.some((rule) => rule.propertyName === name && ['matches', 'isIn', 'isEnum', 'isUuid'].includes(rule.name ?? ''));
}
