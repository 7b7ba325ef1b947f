import { PermissionError } from 'trunkline/sdk';
import { Parcel } from '../parcels/data.js';
import type { SeededBug } from './seeded-bug.js';

/** What failures mean, how long to wait, and what may be sent again. */
export const failureBugs: readonly SeededBug[] = [
  { bug: 'a row for another status', noticedBy: ['failures'], changes: [['errors.rows.1.when.status', [409]]] },
  { bug: 'a row that ends in another error', noticedBy: ['failures'], changes: [['errors.rows.0.then', 'PermissionError']] },
  { bug: 'a general row before a special one', noticedBy: ['failures'], changes: [['errors.rows.0.when.code', ['rights', 'plan']]] },
  { bug: 'the parameter at fault not read', noticedBy: ['failures'], changes: [['errors.details.path', undefined]] },
  { bug: 'the vendor’s words looked for in the wrong place', noticedBy: ['failures'], changes: [['errors.message.path', ['message']]] },
  { bug: 'the vendor’s code looked for in the wrong place', noticedBy: ['failures'], changes: [['errors.code.path', ['code']]] },
  { bug: 'the request’s number not read', noticedBy: ['failures'], changes: [['errors.reference', undefined]] },
  { bug: 'a failure inside a success taken for one', noticedBy: ['failures'], changes: [['errors.failed', undefined]] },
  { bug: 'a success that was none taken for one', noticedBy: ['failures'], changes: [['errors.succeeded', undefined]] },
  { bug: 'a missing right taken for an empty list', noticedBy: ['refusals'], code: { 'on-the-way': swallow } },
  { bug: 'a refusal passed over on the way to the next call', noticedBy: ['refusals'], code: { 'copy-parcel': passOver } },
  { bug: 'an instant read as a time span', noticedBy: ['waits'], changes: [['errors.retryAfter.0.unit', 'seconds']] },
  { bug: 'an instant in milliseconds', noticedBy: ['waits'], changes: [['errors.retryAfter.0.unit', 'epoch-milliseconds']] },
  { bug: 'a larger quota', noticedBy: ['quotas'], changes: [['budgets.0.limit', 60]] },
  { bug: 'a quota of a minute taken for one of a second', noticedBy: ['quotas'], changes: [['budgets.0.perMs', 1000]] },
  { bug: 'the remaining calls under another header', noticedBy: ['quotas'], changes: [['budgets.0.headers.remaining', 'X-Remaining']] },
  { bug: 'a quota’s end in another unit', noticedBy: ['quotas'], changes: [['budgets.0.headers.reset.unit', 'milliseconds']] },
  { bug: 'an operation outside its quota', noticedBy: ['quotas'], changes: [['budgets.1.operations', ['claimLoss']]] },
  { bug: 'a claim made twice', noticedBy: ['effects'], changes: [['operations.claimLoss.effect', { kind: 'idempotent' }]] },
  {
    bug: 'a key that the vendor does not know',
    noticedBy: ['effects', 'exchanges'],
    changes: [['operations.sendParcel.effect.header', 'X-Key']],
  },
  { bug: 'a repeat given up that was safe', noticedBy: ['effects'], changes: [['operations.withdrawParcel.effect', { kind: 'unsafe' }]] },
  {
    bug: 'a fault taken for a refusal',
    noticedBy: ['effects'],
    changes: [['errors.rows.2', { when: { status: ['5xx'] }, then: 'UnavailableError', notAccepted: true }]],
  },
  { bug: 'a look-up that never finds', noticedBy: ['effects'], code: { 'find-label': async () => undefined } },
];

interface Client {
  readonly client: { pages(record: object, path: string): AsyncIterable<object> };
}

interface Calls {
  readonly http: { get(record: object, path: string): Promise<Parcel>; post(record: object, path: string, body: object): Promise<Parcel> };
}

/** Copies whatever it could not read. */
async function passOver(this: Calls, { id }: { readonly id: string }): Promise<Parcel> {
  const original = await this.http.get(Parcel, `/parcels/${id}/plain`).catch(() => ({ reference: 'R-1' }));
  return this.http.post(Parcel, '/parcels/copies', { reference: original.reference });
}

/** Gives nothing where the right is missing, and says that this was all. */
function swallow(this: Client): object {
  const pages = this.client.pages(Parcel, '/parcels/moving');
  async function* records(): AsyncGenerator<object> {
    try {
      yield* pages;
    } catch (error) {
      if (!(error instanceof PermissionError)) throw error;
    }
  }
  return { outcome: { status: 'complete' }, [Symbol.asyncIterator]: records };
}
