import type { DataClass } from '../document/class.js';
import type { PagerDocument } from '../document/pager-document.js';
import type { Part } from '../document/part.js';
import type { Pages } from './pages.js';
import type { Path } from './path.js';

export interface RequestOptions {
  /** Undefined values are left out; arrays are joined by commas. */
  readonly query?: Readonly<Record<string, unknown>> | object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly service?: string;
}

export interface PagesOptions extends RequestOptions {
  /** Instead of the connector's own pager. */
  readonly pagination?: Part<PagerDocument>;
}

/**
 * Sends the requests of one call of a slot. It already holds base URL, auth, budget, errors, deadline and key of that call.
 *
 * Injected into the constructor of a class with slots; made anew for each call and of no use after it. A path is a literal, or a
 * `` path`…` `` with values. Answers are checked against the data class. Throws errors of the ConnectorError family.
 */
export abstract class HttpClient {
  abstract get<O extends object>(output: DataClass<O>, path: string | Path, options?: RequestOptions): Promise<O>;
  abstract post<O extends object>(output: DataClass<O>, path: string | Path, body?: object, options?: RequestOptions): Promise<O>;
  abstract put<O extends object>(output: DataClass<O>, path: string | Path, body?: object, options?: RequestOptions): Promise<O>;
  abstract patch<O extends object>(output: DataClass<O>, path: string | Path, body?: object, options?: RequestOptions): Promise<O>;
  /** Without an output class for an answer that holds nothing. */
  abstract delete(path: string | Path, options?: RequestOptions): Promise<void>;
  abstract delete<O extends object>(output: DataClass<O>, path: string | Path, options?: RequestOptions): Promise<O>;
  abstract pages<R extends object>(record: DataClass<R>, path: string | Path, options?: PagesOptions): Pages<R>;
}
