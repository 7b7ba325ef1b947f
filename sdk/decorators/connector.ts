import type { Auth } from '../auth/auth.js';
import type { BaseUrl } from '../base-url/base-url.js';
import { hosts } from '../base-url/hosts.js';
import { checkConnection } from '../document/check-connection.js';
import { checkSecret, checkSignature } from '../document/check-signature.js';
import type { Class, DataClass } from '../document/class.js';
import { DOCUMENT_FORMAT } from '../document/connector-document.js';
import { assertSound, deriveCode, deriveDocument } from '../document/derive.js';
import type { DeclaredBudget } from '../document/budget-document.js';
import type { Part } from '../document/part.js';
import { fieldsOf, setConnector } from '../document/store.js';
import type { ErrorTable } from '../error-table/error-table.js';
import type { Pagination } from '../pagination/pagination.js';
import { Secret } from '../secret.js';
import type { Webhooks } from '../webhook/webhooks.js';

export interface ConnectorOptions<C> {
  /** Kebab-case; what recipes and project files call it. */
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  /** The vendor page the facts are from. */
  readonly source: string;
  /** One URL, or `hosts`, `byRegion`, `byEnvironment`, `byRegionAndEnvironment`. */
  readonly baseUrl: string | BaseUrl<C>;
  readonly auth: Auth<C>;
  /** How the vendor's lists are read; an operation may have its own. */
  readonly pagination?: Pagination;
  readonly errors?: ErrorTable;
  /** How the vendor's notifications are verified; triggers take them by their `webhook` form. */
  readonly webhooks?: Webhooks<C>;
  readonly rateLimits?: readonly Part<DeclaredBudget>[];
}

/**
 * Makes a class the connector of one vendor API. The connection class comes first, so that the lambdas after it know its fields.
 *
 * @throws DefinitionError when anything about the class is wrong; it lists every fault with its remedy.
 */
export function Connector<C extends object>(connection: DataClass<C>, options: ConnectorOptions<NoInfer<C>>): (target: Class) => void {
  return (target) => {
    setConnector(target, {
      connection,
      document: () => deriveDocument(target),
      code: () => deriveCode(target),
      write: (writer) => {
        if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(options.name)) {
          writer.fault(`the name \`${options.name}\` is not kebab-case`, 'Use a-z, 0-9 and single dashes, as `acme-crm`.');
        }
        const baseUrl = typeof options.baseUrl === 'string' ? hosts<C>(options.baseUrl) : options.baseUrl;
        const secrets = [...fieldsOf(connection)].filter(([, field]) => field.designType === Secret).map(([name]) => name);
        const document = {
          format: DOCUMENT_FORMAT,
          name: options.name,
          title: options.title,
          ...(options.description ? { description: options.description } : {}),
          source: options.source,
          connection: { schema: writer.schema(connection), secrets },
          baseUrl: baseUrl.write(writer.under('baseUrl')),
          auth: options.auth.write(writer.under('auth')),
          errors: options.errors?.write(writer.under('errors')) ?? { rows: [] },
          ...(options.pagination ? { pagination: options.pagination.write(writer.under('pagination')) } : {}),
          ...(options.webhooks ? { webhooks: options.webhooks.write(writer.under('webhooks')) } : {}),
          budgets: (options.rateLimits ?? []).map((limit, index) => limit.write(writer.under(`rateLimits[${index}]`))),
        } as const;
        checkConnection(writer, connection, document);
        if (document.webhooks) checkSignature(writer.under('webhooks.verify'), connection, document.webhooks.verify);
        const token = document.webhooks?.challenge?.token;
        if (token) checkSecret(writer.under('webhooks.challenge.token'), connection, token.secret);
        return document;
      },
    });
    assertSound(target);
  };
}
