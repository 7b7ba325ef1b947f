import { Container } from 'inversify';
import { HttpClient, Secret } from 'trunkline/sdk';
import { openSecret, parameterTypes, type Class } from '#host';
import { ServiceUrls, type ServiceOverride } from '../http/base-url.js';
import { makeAxios } from '../http/axios-client.js';
import { Exchange } from '../http/exchange.js';
import { RateBudget } from '../http/rate-budget.js';
import { Redactor } from '../http/redactor.js';
import { Signer } from '../http/sign.js';
import type { ConnectorPlan } from '../runtime/connector-plan.js';
import { CallHttpClient } from '../runtime/call-http-client.js';
import { TOKENS } from './tokens.js';

export interface ConnectionSettings {
  readonly id: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly services: Readonly<Record<string, ServiceOverride>>;
}

/** The container of one connection, inside the process's: settings, secrets, budgets. Nothing in it is shared with another connection. */
export function makeConnectionContainer(parent: Container, plan: ConnectorPlan, { id, settings, services }: ConnectionSettings): Container {
  const child = new Container({ parent, defaultScope: 'Singleton' });
  const { document, slotCode } = plan;
  child.bind(ServiceUrls).toConstantValue(ServiceUrls.of(document.baseUrl, settings, services, slotCode));
  child.bind(Redactor).toConstantValue(redactorOf(settings));
  child.bind(Exchange).toResolvedValue(
    (clock, random, log, http, limits, redactor) => {
      const strict = makeAxios(http, false);
      const loopback = makeAxios(http, true);
      return new Exchange({
        connection: id,
        clients: (allowLoopback) => (allowLoopback ? loopback : strict),
        signer: new Signer(settings, slotCode, redactor),
        redactor,
        budgets: document.budgets.map((budget) => new RateBudget(budget, clock)),
        code: slotCode,
        clock,
        random,
        log,
        limits,
      });
    },
    [TOKENS.clock, TOKENS.random, TOKENS.log, TOKENS.http, TOKENS.limits, Redactor],
  );
  child
    .bind(HttpClient)
    .toResolvedValue(
      (exchange, clock, urls, limits) => new CallHttpClient({ exchange, clock, pageMs: limits.callMs }, urls, plan, limits),
      [Exchange, TOKENS.clock, ServiceUrls, TOKENS.limits],
    )
    .inRequestScope();
  return child;
}

/** An instance of a connector's class and the client it was given: both of one call, and of no other. */
export interface CallFrame {
  readonly instance: object;
  readonly http: CallHttpClient;
}

/** Resolves a class with slots for one call. */
export async function resolveFrame(container: Container, owner: Class): Promise<CallFrame> {
  const frame = Symbol.for(`trunkline.frame.${owner.name}`);
  if (!container.isCurrentBound(frame)) {
    const needs = (parameterTypes(owner) ?? []) as Class[];
    container
      .bind(owner)
      .toResolvedValue((...given: unknown[]) => new (owner as new (...args: unknown[]) => object)(...given), needs as never)
      .inRequestScope();
    container
      .bind(frame)
      .toResolvedValue((instance: object, http: HttpClient) => ({ instance, http }), [owner, HttpClient] as never)
      .inTransientScope();
  }
  return container.getAsync<CallFrame>(frame);
}

function redactorOf(settings: Readonly<Record<string, unknown>>): Redactor {
  const redactor = new Redactor();
  for (const value of Object.values(settings)) if (value instanceof Secret) redactor.add(openSecret(value));
  return redactor;
}
