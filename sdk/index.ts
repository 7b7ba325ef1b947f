import 'reflect-metadata';

export { apiKey, type ApiKeyPlace } from './auth/api-key.js';
export type { Auth, Credential } from './auth/auth.js';
export { authBy } from './auth/auth-by.js';
export { basic } from './auth/basic.js';
export { bearer } from './auth/bearer.js';
export { customAuth, type Signature, type SignedValue, type SigningContext } from './auth/custom.js';
export { noAuth } from './auth/none.js';
export { session, type Login, type SessionOptions } from './auth/session.js';
export type { BaseUrl, RegionOptions, Services } from './base-url/base-url.js';
export { byEnvironment, byRegion, byRegionAndEnvironment, hosts } from './base-url/hosts.js';
export {
  Action,
  Delete,
  Get,
  Patch,
  Post,
  Put,
  type Bulk,
  type CodeOptions,
  type ReadOptions,
  type WriteOptions,
} from './decorators/action.js';
export { Each, parent, values, type EachOptions } from './decorators/each.js';
export { Connector, type ConnectorOptions } from './decorators/connector.js';
export type { DetailOptions } from './decorators/detail.js';
export { Download, type DownloadOptions } from './decorators/download.js';
export { Field, Optional } from './decorators/field.js';
export { OperationGroup, operations } from './decorators/group.js';
export type { FileJob, Job, JobResult, PathValues } from './decorators/job.js';
export { List, ListAction, type ListOptions } from './decorators/list.js';
export { Poll, type PollOptions } from './decorators/poll.js';
export { Retired } from './decorators/retired.js';
export type { Difference, Trigger } from './decorators/trigger.js';
export { Upload, type UploadOptions } from './decorators/upload.js';
export { Webhook, type WebhookOptions } from './decorators/webhook.js';
export type { WebhookForm } from './decorators/webhook-form.js';
export type { Class, DataClass } from './document/class.js';
export type { FieldOptions } from './document/field-declaration.js';
export type { ChoicesDocument, SchemaFromDocument } from './document/field-source.js';
export { slot, type Pick, type Slot } from './document/slot.js';
export { idempotent, keyed, lookup, read, unsafe, type Effect, type Lookup } from './effect/effect.js';
export { errorTable, on, type ErrorTable, type ErrorTableOptions, type FaultDetails } from './error-table/error-table.js';
export { firstOf, type FaultPick, type FirstOf } from './error-table/first-of.js';
export * from './errors/index.js';
export { HttpClient, type PagesOptions, type RequestOptions } from './http/http-client.js';
export type { IncompleteReason, Page, Pages, PagesCaveat, PagesOutcome } from './http/pages.js';
export { path, type Path } from './http/path.js';
export { cursor, type Carried } from './pagination/cursor.js';
export { customPager, type NextPage, type PageAnswer } from './pagination/custom.js';
export { linkHeader } from './pagination/link-header.js';
export { nextUrl } from './pagination/next-url.js';
export { offset } from './pagination/offset.js';
export { pageNumber } from './pagination/page-number.js';
export type { Pagination } from './pagination/pagination.js';
export { singlePage } from './pagination/single.js';
export { timeWindows, type TimeWindowsOptions } from './pagination/time-windows.js';
export { rateLimit, timeHeader } from './rate-limit/rate-limit.js';
export { Secret } from './secret.js';
export { challenge, type Challenge, type ChallengeOptions } from './webhook/challenge.js';
export { customSignature, type Verdict, type VerifyingContext } from './webhook/custom-signature.js';
export { handshake, type Handshake, type HandshakeOptions } from './webhook/handshake.js';
export { hmacSignature, type HmacSignatureOptions } from './webhook/hmac-signature.js';
export { sharedToken, type SharedTokenOptions } from './webhook/shared-token.js';
export { subscribing, type ExpiryOptions, type Subscribing, type SubscribingOptions, type WantedWebhook } from './webhook/subscribing.js';
export type { WebhookSignature } from './webhook/signature.js';
export { webhooks, type Webhooks, type WebhooksOptions } from './webhook/webhooks.js';
