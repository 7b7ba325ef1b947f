import { Get, List, type Action } from 'trunkline/sdk';
import { Contact, ContactFilter, ContactId } from './acme.js';

export class Sound {
  @Get('/contacts/{id}', { title: 'Get', input: ContactId, output: Contact }) declare get: Action<ContactId, Contact>;
  @Get('/me', { title: 'Get me', output: Contact }) declare me: Action<void, Contact>;
}

/** Every `{name}` of a path is a field of the input class. */
export class Unfilled {
  // @ts-expect-error ContactId has no contact_id
  @Get('/contacts/{contact_id}', { title: 'Get', input: ContactId, output: Contact })
  declare get: Action<ContactId, Contact>;

  // @ts-expect-error nothing is given
  @Get('/contacts/{id}', { title: 'Get', output: Contact })
  declare inputless: Action<void, Contact>;

  // @ts-expect-error ContactFilter has no list
  @List('/lists/{list}/contacts', { title: 'List', input: ContactFilter, record: Contact })
  declare list: List<ContactFilter, Contact>;
}
