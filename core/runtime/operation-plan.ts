import type {
  ActionDocument,
  AuthDocument,
  ConnectorDocument,
  DownloadDocument,
  ErrorTableDocument,
  ListDocument,
  OperationDocument,
  PagerDocument,
  RequestDocument,
  UploadDocument,
} from 'trunkline/document';
import type { ErrorDetail } from 'trunkline/errors';
import type { Check } from '../document/ajv.js';
import type { DataShapes } from '../document/data-shape.js';
import { leaverOut, type LeaveOut } from '../document/leave-out.js';
import { selector, type SlotCode } from '../document/select.js';
import { requestBuilder } from '../http/build-request.js';
import { hasDigits } from '../http/json-body.js';
import { makePager } from '../pagination/make-pager.js';
import { partialFailure, type PartialFailure } from './partial-failure.js';
import type { Pager } from '../pagination/pager.js';
import { planJob, type JobPlan } from './job-plan.js';

/** One operation of one connector, compiled: the same for every connection and call. */
export interface OperationPlan<D extends OperationDocument = OperationDocument> {
  readonly name: string;
  readonly document: D;
  readonly auth: AuthDocument;
  readonly errors: ErrorTableDocument;
  readonly checkInput: Check;
  /** The input as our own: checking makes numbers their digits in place. */
  readonly copyInput: (input: object) => object;
  /** Takes out of an input what the connection's plan lacks. */
  readonly leaveOut: LeaveOut | undefined;
  readonly build?: ReturnType<typeof requestBuilder>;
}

export interface ActionPlan extends OperationPlan<ActionDocument> {
  readonly select: (data: unknown) => unknown;
  readonly checkOutput: Check | undefined;
  readonly partialFailure: PartialFailure | undefined;
  readonly job: JobPlan | undefined;
}

/** Called as an action is; its request carries a file. */
export interface UploadPlan extends OperationPlan<UploadDocument>, Pick<ActionPlan, 'select' | 'checkOutput' | 'partialFailure' | 'job'> {
  readonly build: ReturnType<typeof requestBuilder>;
}

/** What is called, and gives one output. */
export type CallPlan = ActionPlan | UploadPlan;

export interface DownloadPlan extends OperationPlan<DownloadDocument> {
  readonly build: ReturnType<typeof requestBuilder>;
  readonly job: JobPlan | undefined;
}

export interface ListPlan extends OperationPlan<ListDocument> {
  readonly pager: Pager | undefined;
  readonly checkRecords: Check;
  readonly key: ((record: unknown) => unknown) | undefined;
  /** Makes the record of an item. */
  readonly transform: ((item: unknown) => unknown) | undefined;
  /** Says whether a record is handed out. */
  readonly filter: ((record: unknown) => unknown) | undefined;
}

export function planAction(
  document: ConnectorDocument,
  name: string,
  action: ActionDocument,
  shapes: DataShapes,
  code: SlotCode,
): ActionPlan {
  return {
    ...plan(document, name, action, action.job ? startOf(action.request) : action.request, shapes),
    select: outputOf(action, code),
    checkOutput: action.output === undefined ? undefined : shapes.output(action.output),
    partialFailure: action.bulk && partialFailure(action.bulk, code),
    job: action.request && action.job && planJob(document, action.request, action.job, { answer: action.request.answer }, code),
  };
}

/** The request that only starts a job is answered with data, whatever the job gives in the end. */
function startOf(request: RequestDocument | undefined): RequestDocument | undefined {
  return request && { ...request, answer: 'json' };
}

export function planUpload(
  document: ConnectorDocument,
  name: string,
  upload: UploadDocument,
  shapes: DataShapes,
  code: SlotCode,
): UploadPlan {
  const { request, job, input, output } = upload;
  return {
    ...plan(document, name, upload, undefined, shapes),
    build: requestBuilder(document, request, input),
    select: outputOf(upload, code),
    checkOutput: output === undefined ? undefined : shapes.output(output),
    partialFailure: undefined,
    job: job && planJob(document, request, job, {}, code),
  };
}

/** What asks for a file; the other requests of a download are answered with JSON. */
const ANY_TYPE = { accept: '*/*' };

export function planDownload(
  document: ConnectorDocument,
  name: string,
  download: DownloadDocument,
  shapes: DataShapes,
  code: SlotCode,
): DownloadPlan {
  const { request, job, input } = download;
  const asking = job ? request : { ...request, headers: { ...ANY_TYPE, ...request.headers } };
  return {
    ...plan(document, name, download, undefined, shapes),
    build: requestBuilder(document, asking, input),
    job: job && planJob(document, request, job, { headers: ANY_TYPE }, code),
  };
}

/** What of an answer is the output: a part of it, or a bare answer under its field's name; nothing where no class says what it is. */
function outputOf({ output, select, as }: Pick<ActionDocument, 'output' | 'select' | 'as'>, code: SlotCode): (data: unknown) => unknown {
  if (output === undefined) return () => undefined;
  const read = select ? selector(select, code) : (data: unknown) => data;
  return as === undefined ? read : (data) => ({ [as]: read(data) });
}

export function planList(document: ConnectorDocument, name: string, list: ListDocument, shapes: DataShapes, code: SlotCode): ListPlan {
  const pagination: PagerDocument | undefined = list.pagination ?? document.pagination;
  return {
    ...plan(document, name, list, list.request, shapes),
    pager: list.request && pagination ? makePager(pagination, code, list.auth ?? document.auth) : undefined,
    checkRecords: shapes.records(list.record),
    key: list.key && selector(list.key, code),
    filter: list.filter && selector(list.filter, code),
    transform: list.transform && selector(list.transform, code),
  };
}

function plan<D extends OperationDocument>(
  document: ConnectorDocument,
  name: string,
  operation: D,
  request: RequestDocument | undefined,
  shapes: DataShapes,
): OperationPlan<D> {
  const input = operation.input === undefined ? undefined : document.schemas[operation.input];
  return {
    name,
    document: operation,
    auth: operation.auth ?? document.auth,
    errors: mergeErrors(operation.errors, document.errors),
    copyInput: input && hasDigits(input, document) ? copyDeep : (given) => ({ ...given }),
    leaveOut: input && leaverOut(input, document),
    checkInput: operation.input === undefined ? refuseInput : shapes.input(operation.input),
    ...(request ? { build: requestBuilder(document, request, operation.input) } : {}),
  };
}

function copyDeep<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyDeep) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copyDeep(inner)])) as T;
}

/** An operation's rows go first; its selectors replace the connector's. */
function mergeErrors(own: ErrorTableDocument | undefined, vendor: ErrorTableDocument): ErrorTableDocument {
  return own ? { ...vendor, ...own, rows: [...own.rows, ...vendor.rows] } : vendor;
}

function refuseInput(value: unknown): readonly ErrorDetail[] {
  if (value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0)) return [];
  return [{ path: '', message: 'takes no input' }];
}
