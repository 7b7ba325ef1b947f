import type { AnyConnection, Connection, FileAnswer } from 'trunkline';
import { Download, Get, lookup, read, type Action } from 'trunkline/sdk';
import { Contact, ContactId, NewContact } from './acme.js';

interface Started {
  id: string;
}

const job = {
  status: '/exports/{id}',
  with: { id: (started: Started) => started.id },
  state: (status: { state: string }) => status.state,
  done: ['done'],
  failed: [],
  everySeconds: 5,
};

export class Sound {
  @Download('/contacts/{id}/photo', { title: 'Photo', input: ContactId, sha256Header: 'X-Sha256' }) declare photo: Download<ContactId>;
  @Download('/export', { title: 'Export' }) declare export: Download<void>;
  @Download('/search', { title: 'Search', method: 'POST', input: NewContact, effect: read }) declare search: Download<NewContact>;
  @Download('/exports', { title: 'Export', job: { ...job, result: '/exports/{id}/file' } }) declare slow: Download<void>;
  @Get('/contacts/{id}', { title: 'Get', input: ContactId, output: Contact, job }) declare get: Action<ContactId, Contact>;
}

export class Disagreeing {
  // @ts-expect-error the member takes a NewContact
  @Download('/contacts/{id}/photo', { title: 'Photo', input: ContactId })
  declare input: Download<NewContact>;

  // @ts-expect-error the member is an action
  @Download('/export', { title: 'Export' })
  declare kind: Action<void, void>;

  // @ts-expect-error ContactId has no photo
  @Download('/photos/{photo}', { title: 'Photo', input: ContactId })
  declare path: Download<ContactId>;

  // @ts-expect-error nothing says what repeating a POST does
  @Download('/search', { title: 'Search', method: 'POST', input: NewContact })
  declare effect: Download<NewContact>;

  // A file cannot be looked up.
  @Download('/search', {
    title: 'Search',
    method: 'POST',
    // @ts-expect-error
    effect: lookup('find', async () => new Contact()),
  })
  declare lookup: Download<void>;

  // A file is no status.
  // @ts-expect-error
  @Download('/exports', { title: 'Export', job })
  declare resultless: Download<void>;

  // A file has no output class.
  // @ts-expect-error
  @Download('/exports', { title: 'Export', output: Contact })
  declare output: Download<void>;
}

export async function use(acme: Connection<Sound>, any: AnyConnection): Promise<FileAnswer[]> {
  // @ts-expect-error the input is a ContactId
  await acme.download('photo', { email: 'a@b.example' });
  // @ts-expect-error an action gives no file
  await acme.download('get', { id: 1 });
  // @ts-expect-error a download is not called
  await acme.call('photo', { id: 1 });
  // @ts-expect-error nor listed
  acme.list('photo', { id: 1 });
  await acme.inputSchema('photo', { id: 1 });
  // @ts-expect-error ContactId has no photo
  await acme.inputSchema('photo', { photo: 1 });
  return [
    await acme.download('photo', { id: 1 }, { timeoutMs: 1000 }),
    await acme.download('export'),
    await any.download('photo', { id: 1 }),
  ];
}
