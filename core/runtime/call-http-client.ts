import type { EffectDocument } from 'trunkline/document';
import { DefinitionError, UncertainError } from 'trunkline/errors';
import type { DataClass, Pages, PagesOptions, Path, RequestOptions } from 'trunkline/sdk';
import { HttpClient, pagerOf } from '#host';
import type { ServiceUrls } from '../http/base-url.js';
import { ACCEPTED } from '../http/build-request.js';
import type { CallContext } from '../http/call-context.js';
import type { Answer } from '../http/judge.js';
import type { PreparedRequest } from '../http/prepared-request.js';
import { queryText } from '../http/query-text.js';
import type { Limits } from '../limits.js';
import { makePager } from '../pagination/make-pager.js';
import { assertShape } from './assert-shape.js';
import type { ConnectorPlan } from './connector-plan.js';
import type { ListOptions } from './connection.js';
import type { OperationPlan } from './operation-plan.js';
import { readPages, type PageSender } from './read-pages.js';

/** What the operation that a slot belongs to lends to its requests. */
export interface SlotCall {
  readonly plan: OperationPlan;
  readonly input: Readonly<Record<string, unknown>>;
  readonly call: CallContext;
  readonly effect: EffectDocument;
  /** What the caller of a list asked for. */
  readonly list?: { readonly bounds: ListOptions; readonly key: ((record: unknown) => unknown) | undefined };
}

/** The client of one call of a slot. */
export class CallHttpClient extends HttpClient {
  #slot: SlotCall | undefined;
  #writes = 0;
  #changed = false;
  /** Requests that may change something, have left and are not answered. */
  readonly #open = new Set<PreparedRequest>();

  constructor(
    private readonly sender: PageSender,
    private readonly urls: ServiceUrls,
    private readonly plan: ConnectorPlan,
    private readonly limits: Limits,
  ) {
    super();
  }

  /** Called once, before the slot's code runs. */
  begin(slot: SlotCall): void {
    this.#slot = slot;
  }

  /** True once a request of the call has changed something at the vendor, or may have. */
  get changedSomething(): boolean {
    return this.#changed || this.#open.size > 0;
  }

  get<O extends object>(output: DataClass<O>, path: string | Path, options?: RequestOptions): Promise<O> {
    return this.#send(output, 'GET', path, undefined, options);
  }

  post<O extends object>(output: DataClass<O>, path: string | Path, body?: object, options?: RequestOptions): Promise<O> {
    return this.#send(output, 'POST', path, body, options);
  }

  put<O extends object>(output: DataClass<O>, path: string | Path, body?: object, options?: RequestOptions): Promise<O> {
    return this.#send(output, 'PUT', path, body, options);
  }

  patch<O extends object>(output: DataClass<O>, path: string | Path, body?: object, options?: RequestOptions): Promise<O> {
    return this.#send(output, 'PATCH', path, body, options);
  }

  delete(path: string | Path, options?: RequestOptions): Promise<void>;
  delete<O extends object>(output: DataClass<O>, path: string | Path, options?: RequestOptions): Promise<O>;
  delete(...given: [string | Path, RequestOptions?] | [DataClass<object>, string | Path, RequestOptions?]): Promise<unknown> {
    if (typeof given[0] === 'function') return this.#send(given[0], 'DELETE', given[1] as string | Path, undefined, given[2]);
    return harmless(this.#deleted(given[0], given[1] as RequestOptions | undefined));
  }

  async #deleted(path: string | Path, options: RequestOptions = {}): Promise<void> {
    const slot = this.#begun();
    await this.#exchange({ ...this.#request(slot, 'DELETE', path, undefined, options), answer: 'none' }, slot);
  }

  pages<R extends object>(record: DataClass<R>, path: string | Path, options: PagesOptions = {}): Pages<R> {
    const slot = this.#begun();
    const declared = options.pagination
      ? pagerOf(options.pagination)
      : { document: this.plan.document.pagination, code: this.plan.slotCode };
    if (declared.document === undefined) {
      throw new DefinitionError(slot.call.operation, [
        {
          at: slot.plan.name,
          problem: 'nothing says how its pages are read',
          remedy: 'Give `pages` a `pagination`, or the connector one.',
        },
      ]);
    }
    const pager = makePager(declared.document, declared.code, slot.plan.auth);
    const request = this.#request(slot, 'GET', path, undefined, options);
    return readPages<R>({
      slot,
      pager,
      sender: this.sender,
      first: request,
      check: this.plan.shapes.recordsOf(record),
      limits: this.limits,
    });
  }

  #send<O extends object>(
    ...given: [output: DataClass<O>, method: string, path: string | Path, body: object | undefined, options?: RequestOptions]
  ): Promise<O> {
    return harmless(this.#answered(...given));
  }

  async #answered<O extends object>(
    output: DataClass<O>,
    method: string,
    path: string | Path,
    body: object | undefined,
    options: RequestOptions = {},
  ): Promise<O> {
    const slot = this.#begun();
    const { data } = await this.#exchange(this.#request(slot, method, path, body, options), slot);
    assertShape(data, this.plan.shapes.outputOf(output), slot.call.operation);
    return data as O;
  }

  async #exchange(request: PreparedRequest, { call }: SlotCall): Promise<Answer> {
    const changes = request.effect.kind !== 'read';
    try {
      const answer = await this.sender.exchange.send(request, this.#among(request, call));
      this.#changed ||= changes;
      return answer;
    } catch (error) {
      this.#changed ||= changes && error instanceof UncertainError;
      throw error;
    } finally {
      this.#open.delete(request);
    }
  }

  /** The call as one of its requests sees it: what the others do meanwhile is known when this one is answered. */
  #among(request: PreparedRequest, call: CallContext): CallContext {
    const isTouched = (): boolean => this.#changed || this.#open.size > (this.#open.has(request) ? 1 : 0);
    return {
      ...call,
      get touched() {
        return call.touched === true || isTouched();
      },
      onRequest: () => {
        if (request.effect.kind !== 'read') this.#open.add(request);
        call.onRequest?.();
      },
    };
  }

  #begun(): SlotCall {
    if (this.#slot !== undefined) return this.#slot;
    throw new Error('HttpClient was used outside a call: use it in a method, not in the constructor.');
  }

  #request(slot: SlotCall, method: string, path: string | Path, body: object | undefined, options: RequestOptions): PreparedRequest {
    const service = this.urls.get(options.service);
    const { effect, call, input, plan } = slot;
    const { auth, errors, name, document } = plan;
    const text = typeof path === 'string' ? path : path.text;
    const query = queryText(Object.entries(options.query ?? {}));
    const headers: Record<string, string> = { ...ACCEPTED };
    for (const [header, value] of Object.entries(options.headers ?? {})) headers[header.toLowerCase()] = value;
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (effect.kind === 'keyed' && method !== 'GET') headers[effect.header.toLowerCase()] = this.#nextKey(call);
    return {
      operation: name,
      input,
      namesRecord: typeof path !== 'string',
      answer: 'json',
      method,
      service,
      url: new URL(`${service.base}${text}${query === '' ? '' : `?${query}`}`),
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      effect: method === 'GET' ? { kind: 'read' } : effect,
      auth,
      errors,
      answerMs: document.answerMs,
      scopes: document.scopes,
    };
  }

  /** Each write of a call has a key of its own, the same whenever the call is made again; the first has the call's. */
  #nextKey({ key }: CallContext): string {
    this.#writes += 1;
    return this.#writes === 1 ? key : `${key}-${this.#writes}`;
  }
}

/** Code of a connector may not wait for a request: a failure that nobody hears of must not end the process. */
function harmless<T>(request: Promise<T>): Promise<T> {
  request.catch(() => undefined);
  return request;
}
