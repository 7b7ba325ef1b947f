import { GoneError, InvalidInputError, NotFoundError } from 'trunkline/errors';
import { type Decision, Reading } from './reading.js';

const PLACES = 16;

/**
 * Goes on where the vendor said that the list goes on: the cursor is the continuation that led to the last page, which is read again since it may have
 * grown. One that the vendor no longer takes is dropped, and the list read from its beginning; what is known by then starts nothing.
 */
export class Continuation extends Reading {
  /** Leads to the page that was read last. */
  #at: string | undefined;

  async readAll(): Promise<string | undefined> {
    await this.retryAside((record) => this.event(this.keyOf(record), placeText(0), record));
    const { cursor } = this.parts;
    if (cursor === undefined) return this.#readFrom(undefined);
    try {
      return await this.#readFrom(cursor);
    } catch (error) {
      const isRefused = error instanceof InvalidInputError || error instanceof NotFoundError || error instanceof GoneError;
      if (!isRefused || this.read > 0) throw error;
      return this.#readFrom(undefined);
    }
  }

  decision(): Decision {
    return this.#at === undefined ? {} : { cursor: this.#at };
  }

  async #readFrom(resume: string | undefined): Promise<string | undefined> {
    const { request, document } = this.parts;
    const list = request.connection.list(document.list, request.with, { ...this.options, ...(resume !== undefined && { resume }) });
    this.#at = resume;
    let next: string | undefined = resume;
    for await (const page of list.pages()) {
      this.#at = next;
      next = page.resume;
      await this.hold(this.made(page.records, (record, index) => this.event(this.keyOf(record), placeText(this.read + index), record)));
      this.read += page.records.length;
    }
    const { outcome } = list;
    if (outcome?.status === 'incomplete') return outcome.reason;
    return outcome ? undefined : 'failed';
  }
}

const placeText = (place: number): string => String(place).padStart(PLACES, '0');
