import {
  Action,
  bearer,
  HttpClient,
  ListAction,
  lookup,
  OperationGroup,
  path,
  Post,
  slot,
  unsafe,
  type Lookup,
  type Pages,
  type Secret,
} from 'trunkline/sdk';
import { AcmeConnection, Contact, Deal, NewContact } from './acme.js';

const findContact = lookup('find-contact', ({ http, input }: Lookup<NewContact>) =>
  http.get(Contact, '/contacts/search', { query: { email: input.email } }),
);
const findDeal = lookup('find-deal', ({ http }: Lookup<NewContact>) => http.get(Deal, '/deals/last'));

@OperationGroup()
export class Sound {
  constructor(readonly http: HttpClient) {}

  @Action({ title: 'Create', output: Contact, effect: unsafe })
  create(input: NewContact): Promise<Contact> {
    return this.http.post(Contact, '/contacts', input);
  }

  @Action({ title: 'Delete', effect: unsafe })
  async remove(input: NewContact): Promise<void> {
    await this.http.delete(path`/contacts/${input.email}`);
  }

  @ListAction({ title: 'List', record: Contact })
  list(): Pages<Contact> {
    return this.http.pages(Contact, '/contacts');
  }

  @Post('/contacts', { title: 'Create', input: NewContact, output: Contact, effect: findContact })
  declare createSafely: Action<NewContact, Contact>;
}

@OperationGroup()
export class Disagreeing {
  constructor(readonly http: HttpClient) {}

  // @ts-expect-error the method answers a Deal
  @Action({ title: 'Create', output: Contact, effect: unsafe })
  create(): Promise<Deal> {
    return this.http.get(Deal, '/deals/last');
  }

  // @ts-expect-error the method lists Deals
  @ListAction({ title: 'List', record: Contact })
  list(): Pages<Deal> {
    return this.http.pages(Deal, '/deals');
  }

  // @ts-expect-error the effect of a method is never guessed
  @Action({ title: 'Create', output: Contact })
  silent(): Promise<Contact> {
    return this.http.get(Contact, '/contacts/last');
  }

  // @ts-expect-error the look-up answers a Deal
  @Post('/contacts', { title: 'Create', input: NewContact, output: Contact, effect: findDeal })
  declare createSafely: Action<NewContact, Contact>;
}

export const signed = bearer<AcmeConnection>(slot('trimmed', (connection: AcmeConnection): Secret => connection.token));
// @ts-expect-error a slot gives what the part needs: a Secret, no text
export const plain = bearer<AcmeConnection>(slot('plain', (connection: AcmeConnection): string => connection.workspace));
