import type { Pages } from 'trunkline/sdk';
import { resolveFrame } from '../container/call-frame.js';
import type { CountedPages } from '../pagination/counted-pages.js';
import { PageReader, type ReadOptions } from '../pagination/page-reader.js';
import type { Pager, PageState } from '../pagination/pager.js';
import { windowedPager } from '../pagination/windows.js';
import type { CallContext } from '../http/call-context.js';
import type { PreparedRequest } from '../http/prepared-request.js';
import { callEach } from './call-each.js';
import type { ListOptions } from './connection.js';
import type { ConnectionParts, Input } from './connection-parts.js';
import type { ListPlan } from './operation-plan.js';
import { byCode, pageFetcher, withPage } from './read-pages.js';
import { SlotPages } from './slot-pages.js';

/** Reads a list: from its document, or through its slot. Nothing is sent before the first record is asked for. */
export function callList(parts: ConnectionParts, operation: string, input: unknown, options: ListOptions): CountedPages<unknown> {
  const document = parts.plan.operation(operation, 'list');
  if (document.each !== undefined) {
    return callEach(parts, operation, document.each, input, options, (list, values, bounds) => callList(parts, list, values, bounds));
  }
  const begin = async (): Promise<{ plan: ListPlan; values: Input; call: CallContext }> => {
    const plan = await parts.plan.list(operation);
    const values = await parts.accept(plan, input);
    return { plan, values, call: parts.begin(operation, { ...options, timeoutMs: options.timeoutMs ?? Infinity }) };
  };
  if (document.slot !== undefined) {
    const { slot } = document;
    return new SlotPages(async () => {
      const { plan, values, call } = await begin();
      return startSlot(parts, plan, slot, values, call, options);
    });
  }
  return new PageReader(async () => {
    const { plan, values, call } = await begin();
    return readOptions(parts, plan, values, call, options);
  });
}

function readOptions(parts: ConnectionParts, plan: ListPlan, values: Input, call: CallContext, options: ListOptions): ReadOptions {
  const { limits, exchange, clock } = parts;
  const pager = pagerFor(plan, values, clock.now());
  const prepare = (given: Input): PreparedRequest => parts.prepare(plan, plan.build!, given, call);
  const first = prepare(values);
  const request = (state: PageState) => withPage(pager.input ? prepare({ ...values, ...pager.input(state) }) : first, pager, state);
  return {
    operation: call.operation,
    pager,
    fetch: pageFetcher(
      { exchange, clock, pageMs: limits.callMs },
      pager,
      { check: plan.checkRecords, transform: plan.transform, empty: plan.document.empty, onInvalid: options.onInvalid },
      call,
      request,
    ),
    key: plan.key,
    filter: plan.filter && byCode(plan.filter, exchange, call),
    maxPages: options.maxPages,
    maxRecords: options.maxRecords,
    resume: options.resume,
    readAhead: options.readAhead ?? limits.readAhead,
    emptyPages: limits.emptyPages,
  };
}

/** The list's pager; in windows of time where the list has them and the input says where they begin. */
function pagerFor({ pager, document }: ListPlan, values: Input, now: number): Pager {
  const { windows, order } = document;
  if (windows === undefined || values[windows.from] == null) return pager!;
  return windowedPager(pager!, { document: windows, values, now, backwards: order === 'newest-first' });
}

async function startSlot(
  parts: ConnectionParts,
  plan: ListPlan,
  name: string,
  values: Input,
  call: CallContext,
  bounds: ListOptions,
): Promise<Pages<unknown>> {
  const { slots } = await parts.plan.code();
  const slot = slots.get(name)!;
  const { instance, http } = await resolveFrame(parts, slot.owner!);
  http.begin({ plan, input: values, call, effect: plan.document.effect, list: { bounds, key: plan.key } });
  return (slot.run as (this: object, input: Input) => Pages<unknown>).call(instance, values);
}
