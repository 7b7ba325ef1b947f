import type { BudgetDocument, ConnectorDocument, JsonSchema } from 'trunkline/document';
import type { SuspendedError } from 'trunkline/errors';
import type { Pages } from 'trunkline/sdk';
import type { SlotCode } from '../document/select.js';
import type { AskOptions } from '../form/answer-cache.js';
import type { Choices } from '../form/choices.js';
import { SETTINGS } from '../container/call-frame.js';
import { Forms } from '../form/forms.js';
import { limitOf } from '../http/budgets.js';
import type { FileSource } from '../http/file-source.js';
import type { Notification, Received } from '../trigger/webhook/notification.js';
import { boundSubscriptions, type Subscriptions } from '../trigger/webhook/subscription-plan.js';
import { Receiver } from '../trigger/webhook/receiver.js';
import { callAction } from './call-action.js';
import { callDownload } from './call-download.js';
import { callList } from './call-list.js';
import { callUpload } from './call-upload.js';
import type {
  AnyConnection,
  CallOptions,
  DetailedListOptions,
  DownloadOptions,
  FileAnswer,
  ListOptions,
  ReceiveOptions,
  UploadOptions,
} from './connection.js';
import type { ConnectionParts } from './connection-parts.js';
import { readDetailed } from './read-detailed.js';

/** A connection whose calls go out. */
export class LiveConnection implements AnyConnection {
  readonly tellsBeforeEffect = true;
  readonly #forms: Forms;

  constructor(private readonly parts: ConnectionParts) {
    this.#forms = new Forms(this, parts.clock, parts.limits);
  }

  get id(): string {
    return this.parts.id;
  }

  get document(): ConnectorDocument {
    return this.parts.plan.document;
  }

  get codeHash(): string | undefined {
    return this.parts.plan.codeHash;
  }

  get budgets(): readonly BudgetDocument[] {
    const settings = this.parts.container.get<Readonly<Record<string, unknown>>>(SETTINGS);
    return this.document.budgets.map((budget) => ({ ...budget, limit: limitOf(budget, settings) }));
  }

  redact<T>(value: T): T {
    return this.parts.redactor.value(value);
  }

  async call(operation: string, input?: unknown, options: CallOptions = {}): Promise<unknown> {
    const plan = await this.parts.plan.action(operation);
    return callAction(this.parts, plan, input, options);
  }

  async download(operation: string, input?: unknown, options: DownloadOptions = {}): Promise<FileAnswer> {
    const plan = await this.parts.plan.download(operation);
    return callDownload(this.parts, plan, input, options);
  }

  async upload(operation: string, input: unknown, file: FileSource | Uint8Array, options: UploadOptions = {}): Promise<unknown> {
    const plan = await this.parts.plan.upload(operation);
    return callUpload(this.parts, plan, input, file, options);
  }

  list(operation: string, input?: unknown, options: ListOptions | DetailedListOptions = {}): Pages<unknown> {
    const { detailed = false, ...bounds } = options;
    const pages = callList(this.parts, operation, input, bounds);
    return detailed ? readDetailed(this, this.parts, operation, pages, bounds) : pages;
  }

  async choices(operation: string, field: string, input?: unknown, options: AskOptions = {}): Promise<Choices> {
    return this.#forms.choices(operation, this.parts.plan.named(operation), field, input, options);
  }

  async inputSchema(operation: string, input?: unknown, options: AskOptions = {}): Promise<JsonSchema> {
    return this.#forms.inputSchema(operation, this.parts.plan.named(operation), input, options);
  }

  get suspended(): readonly SuspendedError[] {
    return this.parts.barriers.suspended;
  }

  unsuspend(): Promise<void> {
    return this.parts.barriers.lift();
  }

  async challenge(query: URLSearchParams): Promise<Received> {
    const plan = await this.parts.plan.webhooks();
    return this.parts.container.get(Receiver).challenge(plan, query);
  }

  async receive(notification: Notification, { deliveries }: ReceiveOptions = {}): Promise<Received> {
    const plan = await this.parts.plan.webhooks();
    return this.parts.container.get(Receiver).receive(plan, notification, deliveries);
  }

  async subscriptions(): Promise<Subscriptions | undefined> {
    const { subscriptions } = await this.parts.plan.webhooks();
    return subscriptions && boundSubscriptions(subscriptions, this.parts.container.get(SETTINGS));
  }

  async slots(): Promise<SlotCode> {
    await this.parts.plan.code();
    return this.parts.plan.slotCode;
  }
}
