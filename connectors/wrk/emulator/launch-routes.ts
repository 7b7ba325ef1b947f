import type { Answer, RoutedRequest, Routes } from 'trunkline/testing';
import type { Account } from './account.js';
import { failure, notFound, wrong } from './errors.js';
import { earlyForm, type LaunchRecord } from './launch-record.js';
import { page, wholeNumber } from './paging.js';
import { type Launch, LAUNCH_STATUSES, type LaunchStatus } from './records.js';

/** Source: support.account.wrk.com, Launches reference (10119847), first and later form; README of wrk-platform-sdk 2.6.0. */
export function addLaunches(routes: Routes, account: Account): void {
  routes.get('/launch', (request) => listLaunches(request, account, (launch) => launch));
  routes.get('/get-launches', (request) => listLaunches(request, account, earlyForm));
  routes.get('/launch/{launch_id}', (request) => {
    const record = account.launch(request.param('launch_id'));
    return record ? shown(account, record, request) : notFound('launch');
  });
  routes.post('/launch/{launch_id}/pause', (request) => change(request, account, 'running', 'paused'));
  routes.post('/launch/{launch_id}/resume', (request) => change(request, account, 'paused', 'resumed'));
}

/** The name of the array is assumed, and so is that both bounds are included: only the lower one is documented. */
function listLaunches(request: RoutedRequest<never>, account: Account, form: (launch: Launch) => unknown): Answer {
  const from = wholeNumber(request, 'lower_start_date', -Infinity);
  const to = wholeNumber(request, 'upper_start_date', Infinity);
  const id = wholeNumber(request, 'launch_id', null);
  const code = wholeNumber(request, 'status_code', null);
  if (from === undefined) return wrong('lower_start_date', 'must be unix seconds');
  if (to === undefined) return wrong('upper_start_date', 'must be unix seconds');
  if (id === undefined) return wrong('launch_id', 'must be a whole number');
  if (code === undefined || (code !== null && !LAUNCH_STATUSES[code - 1])) return wrong('status_code', 'must be 1, 2 or 3');
  const uuid = request.query.get('wrkflow_uuid');
  const now = secondsOf(request);
  const found = account
    .launches(from, to)
    .filter((record) => (id === null || record.launch_id === id) && (uuid === null || record.wrkflow_uuid === uuid))
    .filter((record) => code === null || account.show(record, now).state.status === LAUNCH_STATUSES[code - 1]);
  return page(request, 'launches', found, (record) => form(account.show(record, now)));
}

/** Answers with the launch as it now is: what the vendor answers is not documented. */
function change(request: RoutedRequest<'launch_id'>, account: Account, needed: LaunchStatus, becomes: 'paused' | 'resumed'): Answer {
  const record = account.launch(request.param('launch_id'));
  if (record === undefined) return notFound('launch');
  const now = secondsOf(request);
  const { status } = account.show(record, now).state;
  if (status !== needed) return failure(400, 'invalid_state', `The launch is ${status}, not ${needed}`, 'launch_id');
  if (becomes === 'paused') account.pause(record, now);
  else account.resume(record, now);
  account.file.ledger.append(`launch.${becomes}`, record.launch_id, request);
  return shown(account, record, request);
}

function shown(account: Account, record: LaunchRecord, request: RoutedRequest<never>): Answer {
  return { status: 200, body: account.show(record, secondsOf(request)) };
}

function secondsOf({ at }: RoutedRequest<never>): number {
  return Math.floor(at / 1000);
}
