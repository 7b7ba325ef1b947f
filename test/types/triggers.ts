import { Get, List, Poll, type Action, type Difference, type Trigger } from 'trunkline/sdk';
import { Contact, ContactFilter, ContactId, Deal } from './acme.js';

class Contacts {
  @List('/contacts', { title: 'List', input: ContactFilter, record: Contact }) declare listContacts: List<ContactFilter, Contact>;
  @Get('/contacts/{id}', { title: 'Get', input: ContactId, output: Contact }) declare getContact: Action<ContactId, Contact>;
  @List('/deals', { title: 'List', record: Deal }) declare listAll: List<void, Deal>;
  @List('/contacts/{id}/deals', { title: 'List', input: ContactId, record: Deal }) declare listDealsOf: List<ContactId, Deal>;
}

const contact = { title: 'New contact', record: Contact, key: (c: Contact) => c.id };

export class Sound extends Contacts {
  @Poll('listContacts', { ...contact, cursor: (c) => c.created_at, since: 'created_after' })
  declare byTime: Trigger<ContactFilter, Contact>;

  @Poll('listContacts', { ...contact, cursor: (c) => c.id, since: 'min_id' })
  declare byNumber: Trigger<ContactFilter, Contact>;

  @Poll('listContacts', { ...contact, cursor: (c) => c.created_at, since: 'min_id', sinceFormat: 'epoch-seconds' })
  declare byUnixTime: Trigger<ContactFilter, Contact>;

  @Poll('listContacts', { ...contact, cursor: (c) => c.created_at })
  declare withoutFilter: Trigger<ContactFilter, Contact>;

  @Poll('listContacts', { ...contact, key: [(c) => c.id, (c) => c.created_at], cursor: (c) => c.created_at })
  declare byState: Trigger<ContactFilter, Contact>;

  @Poll('listContacts', { ...contact, detects: 'changes' })
  declare byContent: Trigger<ContactFilter, Contact>;

  @Poll('listContacts', { ...contact, detects: 'differences' })
  declare byDifference: Trigger<ContactFilter, Difference<Contact>>;

  @Poll('listContacts', { ...contact, continues: true })
  declare byContinuation: Trigger<ContactFilter, Contact>;

  @Poll('listContacts', contact)
  declare withoutCursor: Trigger<ContactFilter, Contact>;

  @Poll('listAll', { title: 'New deal', record: Deal, key: (deal) => deal.id, cursor: (deal) => deal.id })
  declare withoutInput: Trigger<void, Deal>;

  @Poll('listDealsOf', { title: 'New deal', record: Deal, key: (deal) => deal.id, cursor: (deal) => deal.id })
  declare requiredInput: Trigger<ContactId, Deal>;
}

export class Unsound extends Contacts {
  // @ts-expect-error the event of a difference is no Contact
  @Poll('listContacts', { ...contact, detects: 'differences' })
  declare differenceOfNothing: Trigger<ContactFilter, Contact>;

  // @ts-expect-error there is no such way to detect
  @Poll('listContacts', { ...contact, detects: 'deletions' })
  declare unknownWay: Trigger<ContactFilter, Contact>;

  // @ts-expect-error one part is a key without a list around it
  @Poll('listContacts', { ...contact, key: [(c) => c.id], cursor: (c) => c.id })
  declare keyOfOnePart: Trigger<ContactFilter, Contact>;

  // @ts-expect-error a date cannot be a part of a key
  @Poll('listContacts', { ...contact, key: [(c) => c.id, (c) => new Date(c.created_at)], cursor: (c) => c.id })
  declare keyOfAnotherType: Trigger<ContactFilter, Contact>;

  // @ts-expect-error `created_after` takes a time and the cursor gives a number
  @Poll('listContacts', { ...contact, cursor: (c) => c.id, since: 'created_after' })
  declare cursorOfAnotherType: Trigger<ContactFilter, Contact>;

  // @ts-expect-error `created_after` takes a text and unix seconds are a number
  @Poll('listContacts', { ...contact, cursor: (c) => c.created_at, since: 'created_after', sinceFormat: 'epoch-seconds' })
  declare formatOfAnotherType: Trigger<ContactFilter, Contact>;

  // @ts-expect-error ContactFilter has no `created_since`
  @Poll('listContacts', { ...contact, cursor: (c) => c.created_at, since: 'created_since' })
  declare unknownSince: Trigger<ContactFilter, Contact>;

  // @ts-expect-error `listAll` takes no input
  @Poll('listAll', { title: 'New deal', record: Deal, key: (deal) => deal.id, cursor: (deal) => deal.id, since: 'min_id' })
  declare sinceNothing: Trigger<void, Deal>;

  // @ts-expect-error `id` is required, and the first poll has no cursor to give
  @Poll('listDealsOf', { title: 'New deal', record: Deal, key: (deal) => deal.id, cursor: (deal) => deal.id, since: 'id' })
  declare requiredSince: Trigger<ContactId, Deal>;

  // @ts-expect-error `getContact` is no list
  @Poll('getContact', { ...contact, cursor: (c) => c.created_at })
  declare overAnAction: Trigger<ContactId, Contact>;

  // @ts-expect-error there is no `listDeals`
  @Poll('listDeals', { ...contact, cursor: (c) => c.created_at })
  declare overNothing: Trigger<ContactFilter, Contact>;

  // @ts-expect-error `listContacts` gives Contacts
  @Poll('listContacts', { title: 'New deal', record: Deal, key: (deal) => deal.id, cursor: (deal) => deal.id })
  declare anotherRecord: Trigger<ContactFilter, Deal>;

  // @ts-expect-error a Contact has no `updated_at`
  @Poll('listContacts', { ...contact, cursor: (c) => c.updated_at })
  declare unknownCursor: Trigger<ContactFilter, Contact>;

  // @ts-expect-error the member takes a ContactId, its list a ContactFilter
  @Poll('listContacts', { ...contact, cursor: (c) => c.created_at })
  declare anotherInput: Trigger<ContactId, Contact>;
}
