import type { ConnectorDocument, OperationDocument } from 'trunkline/document';
import { DefinitionError, InvalidInputError } from 'trunkline/errors';
import { settingsAcceptor, type AcceptedSettings } from '../document/accept-settings.js';
import { DataShapes } from '../document/data-shape.js';
import type { SlotCode } from '../document/select.js';
import type { ConnectorCode, ConnectorSource } from '../document/source.js';
import { usesCode } from '../document/uses-code.js';
import { planWebhooks, type WebhookPlan } from '../trigger/webhook/webhook-plan.js';
import { didYouMean } from '../text/did-you-mean.js';
import {
  planAction,
  planDownload,
  planList,
  planUpload,
  type ActionPlan,
  type DownloadPlan,
  type ListPlan,
  type UploadPlan,
} from './operation-plan.js';
import { wrongKind } from './wrong-kind.js';

/** A connector ready to be called: its operations compiled when first used, shared by all its connections. */
export class ConnectorPlan {
  readonly document: ConnectorDocument;
  readonly shapes: DataShapes;
  readonly #actions = new Map<string, Promise<ActionPlan>>();
  readonly #lists = new Map<string, Promise<ListPlan>>();
  readonly #downloads = new Map<string, Promise<DownloadPlan>>();
  readonly #uploads = new Map<string, Promise<UploadPlan>>();
  readonly #webhooks = new Map<string, Promise<WebhookPlan>>();
  #code: ConnectorCode | undefined;
  #settings: ReturnType<typeof settingsAcceptor> | undefined;

  readonly codeHash: string | undefined;

  constructor(private readonly source: ConnectorSource) {
    this.document = source.document;
    this.codeHash = source.codeHash;
    this.shapes = new DataShapes(source.document, () => this.#code);
  }

  acceptSettings(settings: Readonly<Record<string, unknown>>): AcceptedSettings {
    return (this.#settings ??= settingsAcceptor(this.document))(settings);
  }

  action(name: string): Promise<ActionPlan> {
    return once(this.#actions, name, async () => {
      const action = this.operation(name, 'action');
      await this.ready(action);
      return planAction(this.document, name, action, this.shapes, this.slotCode);
    });
  }

  list(name: string): Promise<ListPlan> {
    return once(this.#lists, name, async () => {
      const list = this.operation(name, 'list');
      await this.ready(list);
      return planList(this.document, name, list, this.shapes, this.slotCode);
    });
  }

  download(name: string): Promise<DownloadPlan> {
    return once(this.#downloads, name, async () => {
      const download = this.operation(name, 'download');
      await this.ready(download);
      return planDownload(this.document, name, download, this.shapes, this.slotCode);
    });
  }

  upload(name: string): Promise<UploadPlan> {
    return once(this.#uploads, name, async () => {
      const upload = this.operation(name, 'upload');
      await this.ready(upload);
      return planUpload(this.document, name, upload, this.shapes, this.slotCode);
    });
  }

  /** @throws InvalidInputError when the connector declares none. */
  webhooks(): Promise<WebhookPlan> {
    return once(this.#webhooks, '', async () => {
      const { webhooks, operations, title } = this.document;
      if (webhooks === undefined) {
        throw new InvalidInputError(`${title} declares no webhooks.`, { code: 'no_webhooks', remedy: 'Poll its triggers instead.' });
      }
      const forms = Object.values(operations).map((operation) => operation.kind === 'trigger' && operation.webhook);
      if (usesCode([webhooks, forms])) await this.code();
      return planWebhooks(this.document, webhooks, this.shapes, this.slotCode);
    });
  }

  /** @throws InvalidInputError when there is no such operation. */
  named(name: string): OperationDocument {
    const { operations } = this.document;
    const found = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (found !== undefined) return found;
    const meant = didYouMean(name, Object.keys(operations));
    throw new InvalidInputError(`${this.document.title} has no operation \`${name}\`${meant ? `; did you mean \`${meant}\`?` : '.'}`, {
      code: 'unknown_operation',
      remedy: `See what there is: trunkline describe ${this.document.name}`,
    });
  }

  /** @throws InvalidInputError when there is no such operation, or it is of another kind. */
  operation<K extends OperationDocument['kind']>(name: string, kind: K): Extract<OperationDocument, { kind: K }> {
    const found = this.named(name);
    if (found.kind !== kind) throw wrongKind(name, found.kind, kind);
    return found as Extract<OperationDocument, { kind: K }>;
  }

  /** Imports the connector's module when the operation, or something every operation inherits, is code. */
  async ready(operation?: OperationDocument): Promise<void> {
    const { auth, errors, pagination, baseUrl } = this.document;
    if (operation?.validators || usesCode([operation, auth, errors, pagination, baseUrl])) await this.code();
  }

  async code(): Promise<ConnectorCode> {
    return (this.#code ??= await this.source.code());
  }

  /** The code of a slot; there once `ready` has resolved. */
  readonly slotCode: SlotCode = (name) => {
    const slot = this.#code?.slots.get(name);
    if (slot) return slot.run as (...args: readonly unknown[]) => unknown;
    throw new DefinitionError(this.document.title, [
      {
        at: `slots.${name}`,
        problem: 'the document names code that its module does not have',
        remedy: 'Write the manifest again: trunkline manifest.',
      },
    ]);
  };
}

/** A failed making is not kept: the next call tries again. */
function once<T>(made: Map<string, Promise<T>>, name: string, make: () => Promise<T>): Promise<T> {
  const known = made.get(name);
  if (known !== undefined) return known;
  const making = make();
  made.set(name, making);
  making.catch(() => made.delete(name));
  return making;
}
