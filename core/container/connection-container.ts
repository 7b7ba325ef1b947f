import { Container } from 'inversify';
import { HttpClient, Secret, openSecret } from '#host';
import { ServiceUrls, type ServiceOverride } from '../http/base-url.js';
import { axiosSender } from '../http/axios-client.js';
import { Barriers } from '../http/barriers.js';
import { Budgets } from '../http/budgets.js';
import { Exchange } from '../http/exchange.js';
import { Redactor } from '../http/redactor.js';
import { KeptSecrets, type ReadSecrets } from '../http/auth/kept-secrets.js';
import { Signer } from '../http/auth/sign.js';
import type { ConnectorPlan } from '../runtime/connector-plan.js';
import { CallHttpClient } from '../runtime/call-http-client.js';
import type { BarrierMemory } from '../ports/barrier-memory.js';
import type { DeliveryMemory } from '../ports/delivery-memory.js';
import { Receiver } from '../trigger/webhook/receiver.js';
import { RecentDeliveries } from '../trigger/webhook/recent-deliveries.js';
import { FRAMES, SETTINGS } from './call-frame.js';
import { TOKENS } from './tokens.js';

export interface ConnectionSettings {
  readonly id: string;
  /** Its secrets are changed in place, where they were changed where they are kept. */
  readonly settings: Record<string, unknown>;
  readonly readSecrets: ReadSecrets;
  readonly services: Readonly<Record<string, ServiceOverride>>;
  readonly deliveries?: DeliveryMemory;
  readonly barriers?: BarrierMemory;
}

/** The container of one connection, inside the process's: settings, secrets, budgets. Nothing in it is shared with another connection. */
export function makeConnectionContainer(parent: Container, plan: ConnectorPlan, given: ConnectionSettings): Container {
  const { id, settings, readSecrets, services, deliveries, barriers } = given;
  const child = new Container({ parent, defaultScope: 'Singleton' });
  const { document, slotCode } = plan;
  child.bind(ServiceUrls).toConstantValue(ServiceUrls.of(document.baseUrl, settings, services, slotCode));
  child.bind(FRAMES).toConstantValue(new Map());
  child.bind(SETTINGS).toConstantValue(settings);
  child.bind(Redactor).toConstantValue(redactorOf(settings));
  child.bind(Barriers).toResolvedValue((clock, log) => new Barriers(id, clock, barriers, log), [TOKENS.clock, TOKENS.log]);
  child.bind(Exchange).toResolvedValue(
    (clock, random, log, http, limits, redactor, closed, urls) =>
      new Exchange({
        connection: id,
        settings,
        send: axiosSender((request) => http.send(request)),
        stream: axiosSender((request) => http.stream(request)),
        signer: new Signer({ settings, code: slotCode, redactor, clock }),
        secrets: new KeptSecrets({ connection: id, settings, read: readSecrets, redactor, clock, log }),
        urls,
        errors: document.errors,
        redactor,
        budgets: new Budgets(document.budgets, clock, settings),
        barriers: closed,
        code: slotCode,
        clock,
        random,
        log,
        limits,
      }),
    [TOKENS.clock, TOKENS.random, TOKENS.log, TOKENS.http, TOKENS.limits, Redactor, Barriers, ServiceUrls],
  );
  child.bind(Receiver).toResolvedValue(
    (clock, log, limits, redactor) =>
      new Receiver({
        connection: id,
        settings,
        code: slotCode,
        memory: deliveries ?? new RecentDeliveries(limits.deliveries),
        clock,
        log,
        redactor,
      }),
    [TOKENS.clock, TOKENS.log, TOKENS.limits, Redactor],
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

function redactorOf(settings: Readonly<Record<string, unknown>>): Redactor {
  const redactor = new Redactor();
  for (const value of Object.values(settings)) if (value instanceof Secret) redactor.add(openSecret(value));
  return redactor;
}
