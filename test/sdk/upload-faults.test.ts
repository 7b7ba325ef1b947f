import { expect } from 'chai';
import { apiKey, Field, Optional, unsafe, Upload } from 'trunkline/sdk';
import { faults } from './faults.js';

class Target {
  @Field('Where it goes') folder!: string;
  @Optional('Whether it replaces') replace?: boolean;
}

class Misplaced {
  @Field('In the body', { in: 'body' }) note!: string;
}

describe('an upload that is wrong', () => {
  it('is not one that sends its input beside the file', () => {
    class Group {
      @Upload('/files/{folder}', { title: 'Send', input: Target, type: 'text/csv; charset=utf-8', maxBytes: 1, effect: unsafe })
      declare send: Upload<Target, void>;
    }
    expect(faults(Group)).to.deep.equal(['Acme is sound']);
  });

  it('is told what every request is told', () => {
    class Group {
      @Upload('files', { title: ' ', effect: unsafe }) declare send: Upload<void, void>;
      @Upload('/files', { title: 'Send' } as { title: string; effect: typeof unsafe }) declare other: Upload<void, void>;
    }
    expect(faults(Group)).to.deep.equal([
      'Acme.send: `files` is no path | Begin it with `/` and leave the query to the input class.',
      'Acme.send: the title is empty | Say in a few words what it does.',
      'Acme.other: nothing says what repeating it does | Give it an `effect`: idempotent, keyed(header), lookup(...), unsafe, or read.',
    ]);
  });

  it('is told that nothing stands in the body beside its file', () => {
    class Group {
      @Upload('/files', { title: 'Send', input: Misplaced, effect: unsafe }) declare send: Upload<Misplaced, void>;
      @Upload('/files', { title: 'Send', effect: unsafe, auth: apiKey((c: { token: never }) => c.token, { body: 'key' }) })
      declare signed: Upload<void, void>;
    }
    expect(faults(Group)).to.deep.equal([
      'Acme.send: `note` goes to the body, which is the file | Send it in the path, the query or a header.',
      'Acme.signed: the credential goes to the body, which is the file | Give the operation an `auth` of its own.',
    ]);
  });

  it('is told that its type and its greatest length are none', () => {
    class Group {
      @Upload('/a', { title: 'Send', effect: unsafe, type: 'zip' }) declare type: Upload<void, void>;
      @Upload('/b', { title: 'Send', effect: unsafe, type: 'a/b\r\nx: y' }) declare split: Upload<void, void>;
      @Upload('/c', { title: 'Send', effect: unsafe, maxBytes: 0.5 }) declare length: Upload<void, void>;
    }
    expect(faults(Group)).to.deep.equal([
      "Acme.type: `zip` is no media type | Write it as the vendor does: `type: 'application/zip'`.",
      "Acme.split: `a/b\r\nx: y` is no media type | Write it as the vendor does: `type: 'application/zip'`.",
      'Acme.length: `maxBytes` is no number of bytes | Give a whole number above zero, or leave it out.',
    ]);
  });
});
