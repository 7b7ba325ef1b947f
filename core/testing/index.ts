export { type Answer, type ErrorAnswer, type Refusal, withHeaders } from './server/answer.js';
export { EmulatorRequest, RoutedRequest } from './server/emulator-request.js';
export type { Emulator, EmulatorDefinition, EmulatorOptions, EmulatorSetting } from './server/emulator.js';
export {
  FAULT_KINDS,
  type FaultDetails,
  type FaultHit,
  type FaultKind,
  type FaultPlan,
  type NextFault,
  type SimpleFaultKind,
} from './server/fault-plan.js';
export type { Faults } from './server/faults.js';
export { hmacHex } from './server/hmac-hex.js';
export { authorize, type Handler, type Layer, limitRate, type LimitRate } from './server/layers.js';
export type { Effect, Ledger } from './server/ledger.js';
export { RateLimiter, type RateLimitRule, type RateUse } from './server/rate-limiter.js';
export { LongPolls } from './server/long-polls.js';
export { type ParamNames, type RouteHandler, type RouteOptions, Routes } from './server/routes.js';
export { seededRandom, type SeededRandom } from '../made-up/seeded-random.js';
export { startServer, type VendorServer } from './server/start-server.js';
export { sha256Hex } from './server/sha256-hex.js';
export { StateFile } from './server/state-file.js';
export { unzip } from './server/unzip.js';
export { zip } from './server/zip.js';
export { VirtualClock } from './virtual-clock.js';
export { Timeline, type TimeRange } from './server/timeline.js';
export { contract } from './contract/contract.js';
export { CONTRACT_START } from './contract/bench/bench.js';
export type { ConnectionFixture, Signature } from './contract/fixtures/connection.js';
export { CALL_KEY, type AnswerFixture, type Exchange } from './contract/fixtures/exchange.js';
export type { FailureFacts, FailureFixture } from './contract/fixtures/failure.js';
export { fixtures, type Fixtures, type OperationFixtures } from './contract/fixtures/fixtures.js';
export type {
  ActionFixture,
  AnyOperationFixture,
  DownloadFixture,
  ListFixture,
  PollFixture,
  RepeatFact,
  TriggerFixture,
  UploadFixture,
} from './contract/fixtures/operation.js';
export type { QuotaFixture } from './contract/fixtures/quota.js';
export type {
  ChallengeFixture,
  DeliveryFixture,
  HandshakeFixture,
  NotificationFixture,
  WebhookFixtures,
} from './contract/fixtures/webhook.js';
export type { EmulatorFixture } from './contract/bench/emulator-trial.js';
export { runContract, type ContractOptions, type ContractResult } from './contract/run-contract.js';
export type { Connector } from './contract/subject.js';
export { startFakeVendor, type FakeVendor, type FakeVendorOptions } from './fake-vendor/fake-vendor.js';
export type { WebhookAttempt } from './server/webhook-attempt.js';
export { WebhookSender, type WebhookDelivery, type WebhookSenderOptions, type WebhookSubscription } from './server/webhook-sender.js';
export type { Clock } from '../ports/clock.js';
