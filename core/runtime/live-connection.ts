import type { ConnectorDocument } from 'trunkline/document';
import { GoneError } from 'trunkline/errors';
import type { Pages } from 'trunkline/sdk';
import type { SlotCode } from '../document/select.js';
import { callAction } from './call-action.js';
import { callList } from './call-list.js';
import type { AnyConnection, CallOptions, ListOptions } from './connection.js';
import type { ConnectionParts } from './connection-parts.js';

/** A connection whose calls go out. */
export class LiveConnection implements AnyConnection {
  /** Operations whose endpoint the vendor has taken away; never called again. */
  readonly #gone = new Map<string, GoneError>();

  constructor(private readonly parts: ConnectionParts) {}

  get id(): string {
    return this.parts.id;
  }

  get document(): ConnectorDocument {
    return this.parts.plan.document;
  }

  async call(operation: string, input?: unknown, options: CallOptions = {}): Promise<unknown> {
    const plan = await this.parts.plan.action(operation);
    const gone = this.#gone.get(operation);
    if (gone) throw gone;
    try {
      return await callAction(this.parts, plan, input, options);
    } catch (error) {
      if (error instanceof GoneError) this.#gone.set(operation, error);
      throw error;
    }
  }

  list(operation: string, input?: unknown, options: ListOptions = {}): Pages<unknown> {
    return callList(this.parts, operation, input, options);
  }

  async slots(): Promise<SlotCode> {
    await this.parts.plan.code();
    return this.parts.plan.slotCode;
  }
}
