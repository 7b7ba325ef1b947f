import type { FailureFixture } from 'trunkline/testing';

const fault = (code: string, text: string, fields: readonly { at: string; problem: string }[] = []) => ({ error: { code, text, fields } });

export const failures: readonly FailureFixture[] = [
  {
    title: 'a key without the right',
    facts: 'P40',
    answer: { status: 403, headers: { 'X-Request-Id': 'req-7' }, body: fault('rights', 'Not with this key') },
    error: { class: 'PermissionError', message: 'Not with this key', vendorCode: 'rights', reference: 'req-7' },
  },
  {
    title: 'a plan that lacks it',
    facts: 'P41',
    answer: { status: 403, body: fault('plan', 'Not in your plan') },
    error: { class: 'SuspendedError', message: 'Not in your plan', vendorCode: 'plan' },
  },
  {
    title: 'a number that is taken',
    facts: 'P42',
    operation: 'sendParcel',
    answer: { status: 400, body: fault('taken', 'This number is taken', [{ at: 'reference', problem: 'taken' }]) },
    error: {
      class: 'ConflictError',
      message: 'This number is taken',
      vendorCode: 'taken',
      details: [{ path: 'reference', message: 'taken' }],
    },
  },
  {
    title: 'a failure inside a success',
    facts: 'P43',
    answer: { status: 200, body: fault('slow_down', 'Slow down') },
    error: { class: 'RateLimitError', message: 'Slow down', vendorCode: 'slow_down' },
  },
  {
    title: 'a success that was none',
    facts: 'P47',
    operation: 'withdrawParcel',
    answer: { status: 200, body: { done: false } },
    error: { class: 'UnexpectedResponseError' },
  },
  {
    title: 'a parcel of several that cannot be withdrawn',
    facts: 'P72',
    operation: 'withdrawMany',
    answer: { body: { refused: [{ id: '13', why: 'It has left' }] } },
    error: { class: 'PartialFailureError', details: [{ path: '13', message: 'It has left' }] },
  },
  {
    title: 'too many calls, until an instant',
    facts: 'P44',
    answer: { status: 429, headers: { 'X-Reset': '1767225690' }, body: fault('slow_down', 'Slow down') },
    error: { class: 'RateLimitError', message: 'Slow down', vendorCode: 'slow_down' },
    waitMs: 90_000,
  },
  {
    title: 'maintenance, announced before anything is done',
    facts: 'P45',
    operation: 'claimLoss',
    answer: { status: 503, headers: { 'X-Maintenance': 'yes', 'Retry-After': '600' }, body: fault('off', 'Back soon') },
    error: { class: 'UnavailableError', message: 'Back soon', vendorCode: 'off' },
    waitMs: 600_000,
  },
  {
    title: 'a fault of the carrier after a claim was sent',
    facts: 'P46',
    operation: 'claimLoss',
    answer: { status: 500, body: fault('oops', 'Something broke') },
    error: { class: 'UncertainError', message: 'Something broke' },
  },
];
