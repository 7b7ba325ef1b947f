import type { Auth } from '../auth/auth.js';
import type { Class } from '../document/class.js';
import type { OperationContext } from '../document/declaration.js';
import type { Stability } from '../document/operation-document.js';
import type { Writer } from '../document/part.js';
import { groupDefaultsOf, parameterTypes } from '../document/store.js';
import type { ErrorTable } from '../error-table/error-table.js';

/** Decorates a member whose declared type is `M`; any other type does not compile. */
export type MemberDecorator<M> = <K extends string>(target: { readonly [P in K]: M }, name: K) => void;

/** Options about an operation's own request: one that reads another has none. */
export type OwnRequest = 'auth' | 'errors' | 'service' | 'answerSeconds';

/** What every operation may say about itself. */
export interface OperationOptions {
  /** A few words, as a menu would show them. */
  readonly title: string;
  readonly description?: string;
  /** Vendor page or section the facts are from. Default: the group's or connector's source, and the endpoint. */
  readonly source?: string;
  /** Default: the group's, or `stable`. */
  readonly stability?: Stability;
  /** Service of the base URL table. Default: its first. */
  readonly service?: string;
  /** Instead of the connector's. Name the connection's class in the lambda: `bearer((c: AcmeConnection) => c.token)`. */
  readonly auth?: Auth<never>;
  /** Rows tried before the connector's; its selectors replace the connector's where given. */
  readonly errors?: ErrorTable;
  /** What the credential must be allowed to do, in the vendor's own words: `['Recipes: Start']`. A PermissionError names them. */
  readonly scopes?: readonly string[];
  /** How long the vendor may take for one answer, where that is longer than the runtime waits for any (60 s): an endpoint that waits for events. */
  readonly answerSeconds?: number;
}

export function writeCommon(writer: Writer, context: OperationContext, options: OperationOptions, endpoint: string) {
  const group = groupDefaultsOf(context.owner);
  const { title, description, source, stability = group.stability ?? 'stable', auth, errors, scopes, answerSeconds } = options;
  if (title.trim() === '') writer.fault('the title is empty', 'Say in a few words what it does.');
  if (scopes && (scopes.length === 0 || new Set(scopes).size < scopes.length || scopes.some((scope) => scope.trim() === '')))
    writer.fault('its `scopes` name nothing, or one twice', 'Name each right once as the vendor does, or leave them out.');
  if (answerSeconds !== undefined && !(answerSeconds > 0))
    writer.fault(`an answer may take ${answerSeconds} seconds`, 'Give a time above zero, or leave it out.');
  return {
    title,
    ...(description ? { description } : {}),
    source: source ?? `${group.source ?? context.connector.source}: ${endpoint}`,
    stability,
    ...(auth ? { auth: auth.write(writer.under('auth')) } : {}),
    ...(errors ? { errors: errors.write(writer.under('errors')) } : {}),
    ...(scopes ? { scopes } : {}),
    ...(answerSeconds === undefined ? {} : { answerMs: answerSeconds * 1000 }),
  };
}

/** Faults of a class whose methods are slots: what its constructor needs must be known when it runs. */
export function checkInjection(writer: Writer, owner: Class): void {
  const types = parameterTypes(owner);
  if (owner.length > 0 && types === undefined) {
    writer.fault(
      `${owner.name} takes ${owner.length} constructor parameters of types nobody recorded`,
      'Decorate the class with @OperationGroup() or @Connector(...): the compiler records types only then.',
    );
  }
  types?.forEach((type, index) => {
    if (type !== undefined && type !== Object && type !== Function) return;
    writer.fault(
      `constructor parameter ${index + 1} of ${owner.name} has no class at run time`,
      'Import its class as a value: `import { HttpClient }`, not `import type { HttpClient }`; an interface cannot be injected.',
    );
  });
}
