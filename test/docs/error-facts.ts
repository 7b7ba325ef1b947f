import * as errors from 'trunkline/sdk';
import type { ConnectorError } from 'trunkline/sdk';
import { exitCodeOf } from '../../core/cli/exit-code.js';
import { mapAnswer, mapFault, type MapContext } from '../../core/http/map-error.js';
import { NetworkFault } from '../../core/http/network-fault.js';
import type { PreparedRequest } from '../../core/http/prepared-request.js';
import { Redactor } from '../../core/http/redactor.js';
import { mayRepeat, settle } from '../../core/http/retry-rule.js';
import type { EffectDocument } from 'trunkline/document';
import { code } from './markdown.js';

/** What the runtime does is asked of the runtime, so that no page can say something else. */
const CONTEXT: MapContext = {
  operation: 'acme.createContact',
  settings: {},
  redactor: new Redactor(),
  code: () => {
    throw new TypeError('an empty error table has no code');
  },
  now: 0,
  longestRetryAfterMs: 0,
  touched: false,
  input: {},
  namesRecord: false,
};
const EMPTY = { rows: [] };

const answered = (status: number) =>
  mapAnswer(EMPTY, { status, headers: {}, decoded: { data: undefined, text: '', isJson: false } }, CONTEXT);

/** `404 NotFoundError`, for every status that differs from its hundred. */
export function usualClasses(): string[] {
  const named = (status: number): string => answered(status).error.name;
  const single = new Map<string, number[]>();
  const rest = { 4: named(499), 5: named(599) };
  for (let status = 400; status < 500; status += 1) {
    if (named(status) !== rest[4]) single.set(named(status), [...(single.get(named(status)) ?? []), status]);
  }
  return [
    ...[...single].map(([name, statuses]) => `${statuses.join(', ')} ${code(name)}`),
    `other 4xx ${code(rest[4])}`,
    `5xx ${code(rest[5])}`,
  ];
}

export interface FaultFact {
  readonly kind: string;
  readonly error: string;
  /** True when no byte of the request can have left. */
  readonly notAccepted: boolean;
}

/** What a request without an answer means, by kind of fault. */
export function networkFaults(): FaultFact[] {
  const kinds = {
    refused: false,
    dns: false,
    tls: false,
    'connect-timeout': false,
    reset: true,
    timeout: true,
    truncated: true,
    'too-large': true,
    egress: false,
  };
  return Object.entries(kinds).map(([kind, sent]) => {
    const { error, notAccepted } = mapFault(EMPTY, new NetworkFault(kind as NetworkFault['kind'], kind, sent), 'api.acme.example', CONTEXT);
    return { kind, error: error.name, notAccepted };
  });
}

export interface ClassFact {
  readonly name: string;
  readonly parent: string;
  readonly code: string;
  readonly exit: number;
}

/** Every class of the error family that can be thrown, in the order the package exports them. */
export function errorClasses(): ClassFact[] {
  const abstract = new Set(['ConnectorError', 'RetryableError', 'ReconnectError', 'DefinitionError']);
  const exported: Readonly<Record<string, unknown>> = errors;
  const made = Object.entries(exported)
    .filter((entry): entry is [string, ErrorClass] => !abstract.has(entry[0]) && isErrorClass(entry[1]))
    .map(([, each]) => new each('x'));
  return [...made, new errors.DefinitionError('x', [])].map((error) => {
    const { name: parent } = Object.getPrototypeOf(error.constructor) as { readonly name: string };
    return { name: error.name, parent, code: error.code, exit: exitCodeOf(error) };
  });
}

type ErrorClass = new (message: string) => ConnectorError;

function isErrorClass(value: unknown): boolean {
  return typeof value === 'function' && value.prototype instanceof errors.ConnectorError;
}

export const EFFECTS: readonly EffectDocument[] = [
  { kind: 'read' },
  { kind: 'idempotent' },
  { kind: 'keyed', header: 'Idempotency-Key' },
  { kind: 'lookup', slot: 'find-contact' },
  { kind: 'unsafe' },
];

/** What becomes of one try that came to nothing: `sent again`, or the class its caller gets. */
export function verdict(effect: EffectDocument, failure: 'refused' | '429' | 'lost' | '503'): string {
  const request = { effect, method: 'POST' } as PreparedRequest;
  const mapped =
    failure === 'refused' || failure === 'lost'
      ? mapFault(
          EMPTY,
          new NetworkFault(failure === 'lost' ? 'reset' : 'refused', failure, failure === 'lost'),
          'api.acme.example',
          CONTEXT,
        )
      : answered(Number(failure));
  if (mayRepeat(request, mapped)) return 'sent again';
  if (effect.kind === 'lookup') return 'looked up first';
  return code(settle(request, mapped).name);
}
