import type { Container } from 'inversify';
import { CancelledError } from 'trunkline/errors';
import { SETTINGS } from '../container/call-frame.js';
import { TOKENS } from '../container/tokens.js';
import type { LeaveOut } from '../document/leave-out.js';
import { Barriers } from '../http/barriers.js';
import { ServiceUrls } from '../http/base-url.js';
import type { CallContext } from '../http/call-context.js';
import { Exchange } from '../http/exchange.js';
import type { PreparedRequest } from '../http/prepared-request.js';
import { Redactor } from '../http/redactor.js';
import type { Limits } from '../limits.js';
import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { Random } from '../ports/random.js';
import { assertChange } from './assert-change.js';
import { assertInput } from './assert-shape.js';
import { checkWithRules } from './check-with-rules.js';
import type { CallOptions, ListOptions } from './connection.js';
import type { ConnectorPlan } from './connector-plan.js';
import type { OperationPlan } from './operation-plan.js';

type RequestBuilder = NonNullable<OperationPlan['build']>;

export type Input = Readonly<Record<string, unknown>>;

/** What the calls of one connection share. */
export class ConnectionParts {
  readonly exchange: Exchange;
  readonly barriers: Barriers;
  readonly urls: ServiceUrls;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly limits: Limits;
  readonly redactor: Redactor;

  constructor(
    readonly id: string,
    readonly plan: ConnectorPlan,
    readonly container: Container,
  ) {
    this.exchange = container.get(Exchange);
    this.barriers = container.get(Barriers);
    this.urls = container.get(ServiceUrls);
    this.clock = container.get(TOKENS.clock);
    this.random = container.get(TOKENS.random);
    this.log = container.get(TOKENS.log);
    this.limits = container.get(TOKENS.limits);
    this.redactor = container.get(Redactor);
  }

  qualify(operation: string): string {
    return `${this.id}.${operation}`;
  }

  /** @throws InvalidInputError with every fault of the input. */
  async accept(plan: OperationPlan, input: unknown): Promise<Input> {
    const values = (typeof input === 'object' && input !== null ? plan.copyInput(input) : (input ?? {})) as Input;
    assertInput(values, plan.checkInput, this.qualify(plan.name));
    if (plan.document.validators) await checkWithRules(values, plan, await this.plan.code(), this.qualify(plan.name));
    return plan.leaveOut ? this.#leaveOut(plan, plan.leaveOut, values) : values;
  }

  #leaveOut(plan: OperationPlan, leaveOut: LeaveOut, values: Input): Input {
    const left: string[] = [];
    const kept = leaveOut(values, this.container.get(SETTINGS), left) as Input;
    if (left.length === 0) return kept;
    this.log.write({ at: this.clock.now(), event: 'input.left-out', connection: this.id, operation: plan.name, data: { fields: left } });
    assertChange(plan, kept, left, this.qualify(plan.name));
    return kept;
  }

  begin(
    operation: string,
    { signal, timeoutMs = this.limits.callMs, key, resumed = false, beforeEffect, onRequest }: CallOptions & Pick<ListOptions, 'onRequest'>,
  ): CallContext {
    const name = this.qualify(operation);
    if (signal?.aborted) throw new CancelledError(`${name} was stopped before it began.`, { operation: name, cause: signal.reason });
    return {
      operation: name,
      deadline: this.clock.monotonic() + timeoutMs,
      signal,
      key: key ?? this.random.uuid(),
      touched: resumed,
      repeated: resumed,
      beforeEffect,
      onRequest,
    };
  }

  /** A declared operation's request, not signed yet. */
  prepare(plan: OperationPlan, build: RequestBuilder, values: Input, call: CallContext): PreparedRequest {
    const { document } = plan;
    const { effect } = document;
    const asked = this.prepareRead(plan, build, values);
    const givesOutput = document.kind === 'action' || document.kind === 'upload';
    const isUseless = givesOutput && document.output === undefined && document.job === undefined;
    const request = { ...asked, effect, answer: isUseless ? ('none' as const) : asked.answer };
    return effect.kind === 'keyed' ? { ...request, headers: { ...request.headers, [effect.header.toLowerCase()]: call.key } } : request;
  }

  /** A request of an operation that only reads, whatever the operation itself does. */
  prepareRead({ document, name, auth, errors }: OperationPlan, build: RequestBuilder, values: Input): PreparedRequest {
    const service = this.urls.get('request' in document ? document.request?.service : undefined);
    const { answerMs, scopes } = document;
    return { ...build(service, values), operation: name, input: values, service, effect: { kind: 'read' }, auth, errors, answerMs, scopes };
  }
}
