import { Delete, Get, idempotent, keyed, List, Patch, Post, Put, read, unsafe, type Action } from 'trunkline/sdk';
import { Contact, ContactFilter, ContactId, NewContact } from './acme.js';

export class Sound {
  @Get('/contacts/{id}', { title: 'Get', input: ContactId, output: Contact }) declare get: Action<ContactId, Contact>;
  @Post('/contacts', { title: 'Create', input: NewContact, output: Contact, effect: keyed('Idempotency-Key') })
  declare create: Action<NewContact, Contact>;
  @Put('/contacts/{id}', { title: 'Replace', input: Contact, output: Contact, effect: idempotent }) declare put: Action<Contact, Contact>;
  @Patch('/contacts/{id}', { title: 'Change', input: Contact, output: Contact, effect: unsafe }) declare patch: Action<Contact, Contact>;
  @Delete('/contacts/{id}', { title: 'Delete', input: ContactId, effect: idempotent }) declare remove: Action<ContactId, void>;
  @List('/search', { title: 'Search', method: 'POST', input: ContactFilter, record: Contact, effect: read })
  declare search: List<ContactFilter, Contact>;
}

/** Only a GET is known to change nothing: every other method says what a repeat does. */
export class Silent {
  // @ts-expect-error
  @Post('/contacts', { title: 'Create', input: NewContact, output: Contact })
  declare create: Action<NewContact, Contact>;

  // @ts-expect-error
  @Put('/contacts/{id}', { title: 'Replace', input: Contact, output: Contact })
  declare put: Action<Contact, Contact>;

  // @ts-expect-error
  @Patch('/contacts/{id}', { title: 'Change', input: Contact, output: Contact })
  declare patch: Action<Contact, Contact>;

  // @ts-expect-error
  @Delete('/contacts/{id}', { title: 'Delete', input: ContactId })
  declare remove: Action<ContactId, void>;

  // @ts-expect-error
  @List('/search', { title: 'Search', method: 'POST', input: ContactFilter, record: Contact })
  declare search: List<ContactFilter, Contact>;
}
