import type { Answer, RoutedRequest, Routes } from 'trunkline/testing';
import type { Account } from './account.js';
import { failure, missing, notFound, tooMany, wrong } from './errors.js';
import type { LaunchParameters } from './records.js';
import { BROKEN_WRKFLOW } from './wrkflows.js';

interface LaunchOrder {
  readonly wrkflow_uuid: string;
  readonly name: string | undefined;
}

/**
 * Both ways to start a Wrkflow. Source: README of wrk-platform-sdk 2.6.0; support.account.wrk.com, Wrkflow Launch API (8443544), for the
 * older one. The keys of the body are assumed from what the product's own "Launch a Wrkflow" action takes: `name`, made up when it is not
 * given, and `parameters`. The older endpoint takes `wrkflow_uuid` beside them, and an array of such objects to start several.
 */
export function addLaunching(routes: Routes, account: Account, perDay: number): void {
  routes.post('/api/v1/wrkflow/{wrkflow_uuid}/launch', (request) => {
    const order = readOrder(account, { ...objectOf(request.body ?? {}), wrkflow_uuid: request.param('wrkflow_uuid') });
    return isAnswer(order) ? order : startAll(request, account, [order], perDay, false);
  });

  routes.post('/api/trigger/launch', (request) => {
    const several = Array.isArray(request.body);
    const bodies: readonly unknown[] = Array.isArray(request.body) ? request.body : [request.body];
    const orders: LaunchOrder[] = [];
    for (const body of bodies) {
      const order = readOrder(account, body);
      if (isAnswer(order)) return order;
      orders.push(order);
    }
    return startAll(request, account, orders, perDay, several);
  });
}

/** All or none. */
function startAll(
  request: RoutedRequest<never>,
  account: Account,
  orders: readonly LaunchOrder[],
  perDay: number,
  several: boolean,
): Answer {
  const now = Math.floor(request.at / 1000);
  if (account.launchedToday(now) + orders.length > perDay) return tooMany(`No more than ${perDay} launches a day`);
  const started = orders.map(({ wrkflow_uuid, name }) => {
    const { launch_id } = account.start(wrkflow_uuid, name, now);
    account.file.ledger.append('launch.started', launch_id, request, name);
    return { wrkflow_uuid, launch_id };
  });
  return { status: 200, body: several ? started : started[0] };
}

/** What is to be started, or why it cannot be. */
function readOrder(account: Account, body: unknown): LaunchOrder | Answer {
  const { wrkflow_uuid, name, parameters = {} } = objectOf(body);
  if (wrkflow_uuid === undefined) return missing('wrkflow_uuid');
  if (typeof wrkflow_uuid !== 'string') return wrong('wrkflow_uuid', 'must be a string');
  const wrkflow = account.wrkflow(wrkflow_uuid);
  if (wrkflow === undefined) return notFound('Wrkflow');
  if (name !== undefined && typeof name !== 'string') return wrong('name', 'must be a string');
  const problem = checkParameters(wrkflow.launch_parameters, parameters);
  if (problem) return problem;
  if (wrkflow_uuid === BROKEN_WRKFLOW) return failure(402, 'request_failed', 'Launch could not be started');
  return { wrkflow_uuid, name };
}

/** The first thing that is wrong. Parameters the schema does not name are let through, as JSON Schema does. */
function checkParameters({ properties = {}, required = [] }: LaunchParameters, given: unknown): Answer | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return wrong('parameters', 'must be an object');
  const values = objectOf(given);
  const absent = required.find((name) => values[name] === undefined || values[name] === null || values[name] === '');
  if (absent !== undefined) return missing(absent);
  for (const [name, { type }] of Object.entries(properties)) {
    if (values[name] !== undefined && !isOfType(values[name], type)) return wrong(name, `must be of type ${type}`);
  }
  return undefined;
}

function isOfType(value: unknown, type: string): boolean {
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function isAnswer(value: LaunchOrder | Answer): value is Answer {
  return 'status' in value;
}
