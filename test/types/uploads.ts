import type { AnyConnection, Connection, FileSource } from 'trunkline';
import { lookup, unsafe, Upload, type Action, type Lookup } from 'trunkline/sdk';
import { Contact, ContactId, NewContact } from './acme.js';

const find = lookup('find-photo', ({ http, input }: Lookup<ContactId>) => http.get(Contact, `/contacts/${input.id}`));
const job = { status: '/uploads', state: (status: { state: string }) => status.state, done: ['done'], failed: [], everySeconds: 5 };

export class Sound {
  @Upload('/contacts/{id}/photo', { title: 'Photo', input: ContactId, output: Contact, type: 'image/png', effect: unsafe })
  declare photo: Upload<ContactId, Contact>;

  @Upload('/import', { title: 'Import', method: 'PUT', maxBytes: 10, effect: unsafe }) declare import: Upload<void, void>;
  @Upload('/imports', { title: 'Import', output: Contact, effect: unsafe, job }) declare slow: Upload<void, Contact>;
  @Upload('/contacts/{id}', { title: 'Set', input: ContactId, output: Contact, effect: find }) declare set: Upload<ContactId, Contact>;
}

export class Disagreeing {
  // @ts-expect-error the member takes a NewContact
  @Upload('/contacts/{id}/photo', { title: 'Photo', input: ContactId, effect: unsafe })
  declare input: Upload<NewContact, void>;

  // @ts-expect-error the member gives a Contact
  @Upload('/import', { title: 'Import', effect: unsafe })
  declare output: Upload<void, Contact>;

  // @ts-expect-error the member is an action
  @Upload('/import', { title: 'Import', effect: unsafe })
  declare kind: Action<void, void>;

  // @ts-expect-error ContactId has no photo
  @Upload('/photos/{photo}', { title: 'Photo', input: ContactId, effect: unsafe })
  declare path: Upload<ContactId, void>;

  // @ts-expect-error nothing says what repeating it does
  @Upload('/import', { title: 'Import' })
  declare effect: Upload<void, void>;

  // The file is the body.
  // @ts-expect-error
  @Upload('/import', { title: 'Import', effect: unsafe, body: 'form' })
  declare body: Upload<void, void>;

  // Nothing is fixed in a file.
  // @ts-expect-error
  @Upload('/import', { title: 'Import', effect: unsafe, fixed: { notify: false } })
  declare fixed: Upload<void, void>;

  // A GET has no body.
  // @ts-expect-error
  @Upload('/import', { title: 'Import', method: 'GET', effect: unsafe })
  declare method: Upload<void, void>;
}

export async function use(acme: Connection<Sound>, any: AnyConnection, file: FileSource): Promise<string> {
  // @ts-expect-error the input is a ContactId
  await acme.upload('photo', { email: 'a@b.example' }, file);
  // @ts-expect-error a file is bytes
  await acme.upload('photo', { id: 1 }, 'text');
  // @ts-expect-error nothing to send
  await acme.upload('photo', { id: 1 });
  // @ts-expect-error an upload is not called
  await acme.call('photo', { id: 1 });
  // @ts-expect-error nor downloaded
  await acme.download('photo', { id: 1 });
  // @ts-expect-error a list of failures has no part in it
  await acme.upload('import', undefined, file, { partial: 'return' });
  await acme.inputSchema('photo', { id: 1 });
  await any.upload('photo', { id: 1 }, new Uint8Array());
  await acme.upload('import', undefined, file, { timeoutMs: 1000 });
  const { email } = await acme.upload('photo', { id: 1 }, new Uint8Array());
  return email;
}
