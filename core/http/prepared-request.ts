import type { AuthDocument, ErrorTableDocument, Selector } from 'trunkline/document';
import type { EffectDocument } from 'trunkline/document';
import type { ServiceUrl } from './base-url.js';
import type { OutgoingFile } from './outgoing-file.js';

/** A request before it is signed: no secret is in it, so it can be logged, compared and shown. */
export interface PreparedRequest {
  /** The operation's name, without the connection's. */
  readonly operation: string;
  /** What the operation was called with. */
  readonly input: Readonly<Record<string, unknown>>;
  /** True when the path names a record: what is gone may be that, and not the endpoint. */
  readonly namesRecord: boolean;
  /** What a successful answer's body is; `none` when nothing reads it. */
  readonly answer: 'json' | 'text' | 'none';
  readonly method: string;
  readonly service: ServiceUrl;
  readonly url: URL;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Credentials that signing puts into the body, by their dotted name there. */
  readonly secrets?: Readonly<Record<string, Selector>>;
  /** A JSON or form body as text. */
  readonly body?: string;
  /** The body, where it is a file: opened for each try. */
  readonly file?: OutgoingFile;
  readonly effect: EffectDocument;
  readonly auth: AuthDocument;
  readonly errors: ErrorTableDocument;
  /** What the credential must be allowed to do. */
  readonly scopes?: readonly string[] | undefined;
  /** How long one answer may take, where that is longer than for others. */
  readonly answerMs?: number | undefined;
}
