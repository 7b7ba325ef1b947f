import type { Container, ServiceIdentifier } from 'inversify';
import { DefinitionError } from 'trunkline/errors';
import { HttpClient, parameterTypes, type Class } from '#host';
import type { CallHttpClient } from '../runtime/call-http-client.js';
import type { ConnectorPlan } from '../runtime/connector-plan.js';

/** An instance of a connector's class and the client it was given: both of one call, and of no other. */
export interface CallFrame {
  readonly instance: object;
  readonly http: CallHttpClient;
}

/** What a frame is resolved from: a connection's container, and the connector it is of. */
export interface FrameSource {
  readonly id: string;
  readonly plan: ConnectorPlan;
  readonly container: Container;
}

/**
 * Resolves a class with slots for one call. Its constructor may take the call's `HttpClient` and the connection's own class, filled in; a
 * secret in it cannot be read.
 *
 * @throws DefinitionError when it asks for anything else.
 */
export async function resolveFrame({ id, plan, container }: FrameSource, owner: Class): Promise<CallFrame> {
  const frames = container.get(FRAMES);
  let frame = frames.get(owner);
  if (frame === undefined) {
    const needs = (parameterTypes(owner) ?? []) as Class[];
    await bindConnection(plan, container, needs);
    checkNeeds(id, container, owner, needs);
    frame = frames.get(owner) ?? bindFrame(container, owner, needs);
    frames.set(owner, frame);
  }
  return container.getAsync<CallFrame>(frame);
}

/** By class, not by its name: two groups of one connector may be named alike. */
export const FRAMES = Symbol.for('trunkline.Frames') as ServiceIdentifier<Map<Class, symbol>>;
/** The connection's settings, secrets unopened. */
export const SETTINGS = Symbol.for('trunkline.Settings') as ServiceIdentifier<Readonly<Record<string, unknown>>>;

function bindFrame(container: Container, owner: Class, needs: readonly Class[]): symbol {
  const frame = Symbol(owner.name);
  container
    .bind(owner)
    .toResolvedValue((...given: unknown[]) => new (owner as new (...args: unknown[]) => object)(...given), needs as never)
    .inRequestScope();
  container
    .bind(frame)
    .toResolvedValue((instance: object, http: HttpClient) => ({ instance, http }), [owner, HttpClient] as never)
    .inTransientScope();
  return frame;
}

async function bindConnection(plan: ConnectorPlan, container: Container, needs: readonly Class[]): Promise<void> {
  if (needs.every((need) => need === HttpClient)) return;
  const { dataClasses } = await plan.code();
  const connection = dataClasses.get(plan.document.connection.schema);
  if (connection === undefined || container.isCurrentBound(connection)) return;
  const filled = (): object =>
    Object.freeze(Object.assign(Object.create(connection.prototype as object) as object, container.get(SETTINGS)));
  container.bind(connection).toDynamicValue(filled).inTransientScope(); // secrets may change
}

function checkNeeds(id: string, container: Container, owner: Class, needs: readonly Class[]): void {
  const faults = needs.flatMap((need, index) => {
    if (need === HttpClient || container.isCurrentBound(need)) return [];
    const problem = `constructor parameter ${index + 1} is ${need.name}, which nobody provides`;
    return [{ at: owner.name, problem, remedy: 'Take HttpClient, or the class of the connection; make everything else yourself.' }];
  });
  if (faults.length > 0) throw new DefinitionError(`The connection \`${id}\``, faults);
}
