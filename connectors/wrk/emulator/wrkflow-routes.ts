import type { Answer, RoutedRequest, Routes } from 'trunkline/testing';
import type { Account } from './account.js';
import { notFound } from './errors.js';
import { page } from './paging.js';
import { WRKFLOWS } from './wrkflows.js';

/** Source: README of wrk-platform-sdk 2.6.0; support.account.wrk.com, Wrkflows reference (10120971), for `/get-wrkflows`. */
export function addWrkflows(routes: Routes, account: Account): void {
  routes.get('/wrkflow', listWrkflows);
  routes.get('/get-wrkflows', listWrkflows);
  routes.get('/wrkflow/{wrkflow_uuid}', (request) => {
    const wrkflow = account.wrkflow(request.param('wrkflow_uuid'));
    return wrkflow ? { status: 200, body: wrkflow } : notFound('Wrkflow');
  });
}

function listWrkflows(request: RoutedRequest<never>): Answer {
  const uuid = request.query.get('wrkflow_uuid');
  const found = uuid === null ? WRKFLOWS : WRKFLOWS.filter(({ wrkflow_uuid }) => wrkflow_uuid === uuid);
  return page(request, 'wrkflows', found, (wrkflow) => wrkflow);
}
