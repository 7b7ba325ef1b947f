import { ConflictError, Get, List, NotFoundError, Post, unsafe, type Action } from 'trunkline/sdk';
import { Contact, ContactFilter, ContactId, Deal, NewContact } from './acme.js';

export class Sound {
  @Post('/contacts', { title: 'Create', input: NewContact, output: Contact, effect: unsafe }) declare create: Action<NewContact, Contact>;
  @Get('/me', { title: 'Get me', output: Contact }) declare me: Action<void, Contact>;
  @Post('/ping', { title: 'Ping', effect: unsafe }) declare ping: Action<void, void>;
  @List('/contacts', { title: 'List', input: ContactFilter, record: Contact }) declare list: List<ContactFilter, Contact>;
  @List('/deals', { title: 'List', record: Deal }) declare deals: List<void, Deal>;
}

/** Errors that mean that there is nothing give null, and the member's type says so. */
export class Nothing {
  @Get('/me', { title: 'Get me', output: Contact, empty: [NotFoundError] }) declare me: Action<void, Contact | null>;

  @Post('/find', { title: 'Find', input: NewContact, output: Contact, effect: unsafe, empty: [NotFoundError, ConflictError] })
  declare find: Action<NewContact, Contact | null>;

  // @ts-expect-error the member never gives null
  @Get('/me', { title: 'Get me', output: Contact, empty: [NotFoundError] })
  declare always: Action<void, Contact>;

  // @ts-expect-error nothing means null
  @Get('/me', { title: 'Get me', output: Contact })
  declare never: Action<void, Contact | null>;
}

/** The member's own type is what callers see: it must say what the decorator says. */
export class Disagreeing {
  // @ts-expect-error the member answers a Deal
  @Post('/contacts', { title: 'Create', input: NewContact, output: Contact, effect: unsafe })
  declare output: Action<NewContact, Deal>;

  // @ts-expect-error the member takes a ContactId
  @Post('/contacts', { title: 'Create', input: NewContact, output: Contact, effect: unsafe })
  declare input: Action<ContactId, Contact>;

  // @ts-expect-error the member takes nothing
  @Post('/contacts', { title: 'Create', input: NewContact, output: Contact, effect: unsafe })
  declare inputless: Action<void, Contact>;

  // @ts-expect-error the member answers a Contact, the decorator nothing
  @Post('/contacts', { title: 'Create', input: NewContact, effect: unsafe })
  declare outputless: Action<NewContact, Contact>;

  // @ts-expect-error the member lists Deals
  @List('/contacts', { title: 'List', input: ContactFilter, record: Contact })
  declare record: List<ContactFilter, Deal>;

  // @ts-expect-error the member promises more of a record than the class holds
  @List('/contacts', { title: 'List', input: ContactFilter, record: Contact })
  declare greater: List<ContactFilter, Contact & Deal>;

  // @ts-expect-error the member promises more of the output than the class holds
  @Post('/contacts', { title: 'Create', input: NewContact, output: Contact, effect: unsafe })
  declare greaterOutput: Action<NewContact, Contact & Deal>;

  // @ts-expect-error the member takes less than the class needs
  @Post('/contacts', { title: 'Create', input: Contact, output: Contact, effect: unsafe })
  declare lesser: Action<NewContact, Contact>;

  // @ts-expect-error the member is an action
  @List('/contacts', { title: 'List', input: ContactFilter, record: Contact })
  declare list: Action<ContactFilter, Contact>;
}
