import { expect } from 'chai';
import { documentOf } from 'trunkline/document';
import {
  Action,
  Delete,
  Field,
  Get,
  HttpClient,
  List,
  ListAction,
  OperationGroup,
  Optional,
  Poll,
  Post,
  unsafe,
  type Difference,
  type Pages,
  type Trigger,
} from 'trunkline/sdk';
import { Contact, Contacts, faults } from './faults.js';

class ContactId {
  @Field('Number of the contact') id!: number;
}

interface Loose {
  readonly id: number;
}

describe('an operation that is wrong', () => {
  it('is told that it has no effect, when the compiler was not listened to', () => {
    class Group {
      @Delete('/me', { title: 'Delete me' } as { title: string; effect: typeof unsafe }) declare deleteMe: Action<void, void>;
    }
    expect(faults(Group)).to.deep.equal([
      'Acme.deleteMe: nothing says what repeating it does | Give it an `effect`: idempotent, keyed(header), lookup(...), unsafe, or read.',
    ]);
  });

  it('is told that an answer takes no time', () => {
    class Group {
      @Get('/me', { title: 'Get me', output: Contact, answerSeconds: 0 }) declare getMe: Action<void, Contact>;
    }
    expect(faults(Group)).to.deep.equal(['Acme.getMe: an answer may take 0 seconds | Give a time above zero, or leave it out.']);
  });

  it('is told that its scopes name nothing, or one twice', () => {
    class Group {
      @Get('/me', { title: 'Get me', output: Contact, scopes: [] }) declare none: Action<void, Contact>;
      @Get('/me', { title: 'Get me', output: Contact, scopes: [' '] }) declare blank: Action<void, Contact>;
      @Get('/me', { title: 'Get me', output: Contact, scopes: ['Me', 'Me'] }) declare twice: Action<void, Contact>;
    }
    const told = 'its `scopes` name nothing, or one twice | Name each right once as the vendor does, or leave them out.';
    expect(faults(Group)).to.deep.equal(['none', 'blank', 'twice'].map((name) => `Acme.${name}: ${told}`));
  });

  it('is told that its title is empty', () => {
    class Group {
      @Get('/me', { title: ' ', output: Contact }) declare getMe: Action<void, Contact>;
    }
    expect(faults(Group)).to.deep.equal(['Acme.getMe: the title is empty | Say in a few words what it does.']);
  });

  it('is told that a parameter is fixed and asked for, or is in a body that a field is', () => {
    class Whole {
      @Field('The body', { of: ContactId, in: 'whole-body' }) body!: ContactId;
    }
    class Group {
      @Get('/contacts', { title: 'Get', input: ContactId, output: Contact, fixed: { id: 7 } }) declare twice: Action<ContactId, Contact>;
      @Post('/contacts', { title: 'Post', input: Whole, effect: unsafe, fixed: {} }) declare whole: Action<Whole, void>;
    }
    expect(faults(Group)).to.deep.equal([
      'Acme.twice: `id` is fixed and a field of the input class | Leave it out of the input class, or let the caller say it.',
      'Acme.whole: a field is the whole body, and something in it is fixed | Leave `fixed` out: the field says all.',
    ]);
  });

  it('is told that a path value is no field, or is optional', () => {
    class Loosely {
      @Optional('Number of the contact') id?: number;
    }
    class Group {
      @Get('/contacts/{number}' as never, { title: 'Get', input: ContactId, output: Contact }) declare unknown: Action<ContactId, Contact>;
      @Get('/contacts/{id}' as never, { title: 'Get', output: Contact }) declare inputless: Action<void, Contact>;
      @Get('/contacts/{id}', { title: 'Get', input: Loosely, output: Contact }) declare optional: Action<Loosely, Contact>;
    }
    expect(faults(Group)).to.deep.equal([
      'Acme.unknown: `{number}` in the path is no field of the input class | Declare `number` with @Field in ContactId.',
      'Acme.inputless: `{id}` in the path is no field of the input class | Declare `id` with @Field in an input class.',
      'Acme.optional: `id` stands in the path and is optional | Declare it with @Field: a path has no gaps.',
    ]);
  });

  it('is told that its path is none', () => {
    class Group {
      @Get('me', { title: 'Get me', output: Contact }) declare relative: Action<void, Contact>;
      @Get('/me?full=1', { title: 'Get me', output: Contact }) declare query: Action<void, Contact>;
    }
    const remedy = 'Begin it with `/` and leave the query to the input class.';
    expect(faults(Group)).to.deep.equal([
      `Acme.relative: \`me\` is no path | ${remedy}`,
      `Acme.query: \`/me?full=1\` is no path | ${remedy}`,
    ]);
  });

  it('is told that a GET has no body, and that a service is unknown', () => {
    class Search {
      @Field('Words to look for', { in: 'body' }) words!: string;
    }
    class Group {
      @Get('/search', { title: 'Search', input: Search, output: Contact }) declare search: Action<Search, Contact>;
      @Delete('/me', { title: 'Delete me', effect: unsafe, service: 'files' }) declare deleteMe: Action<void, void>;
    }
    expect(faults(Group)).to.deep.equal([
      'Acme.search: `words` goes to the body of a GET | Send it in the query, or use another method.',
      'Acme.deleteMe: no service is named `files` | Known services: api.',
    ]);
  });

  it('is told that a map in brackets goes elsewhere than to the query', () => {
    class Search {
      @Field('By field', { of: ContactId, style: 'brackets' }) by!: ContactId;
    }
    class Group {
      @Post('/search', { title: 'Search', input: Search, effect: unsafe }) declare search: Action<Search, void>;
    }
    expect(faults(Group)).to.deep.equal([
      "Acme.search: `by` is written in brackets and goes to the body | Send it in the query: `in: 'query'`.",
    ]);
  });

  it('is told that nothing says how a list is paged', () => {
    class Group {
      @List('/contacts', { title: 'List', record: Contact }) declare listContacts: List<void, Contact>;
    }
    expect(faults(Group, { pagination: undefined })).to.deep.equal([
      'Acme.listContacts: nothing says how its pages are read | Give the connector or the list a `pagination`; `singlePage` for one answer.',
    ]);
  });

  it('is told that a trigger polls what is no list, and a fault of the list is told once', () => {
    class Group {
      @Get('/me', { title: 'Get me', output: Contact }) declare getMe: Action<void, Contact>;
      @List('contacts', { title: 'List', record: Contact }) declare listContacts: List<void, Contact>;
      @Poll('listContacts', { title: 'New', record: Contact, key: (c) => c.id, cursor: (c) => c.id })
      declare newContact: Trigger<void, Contact>;
    }
    Poll('getMe', { title: 'New', record: Contact, key: (c: Contact) => c.id, cursor: (c: Contact) => c.id })(
      Group.prototype as never,
      'newMe' as never,
    );
    expect(faults(Group)).to.deep.equal([
      'Acme.listContacts: `contacts` is no path | Begin it with `/` and leave the query to the input class.',
      'Acme.newMe: `getMe` is no list of Group | Name a member decorated with @List.',
    ]);
  });

  it('is told that a trigger without a cursor polls a list that is not newest first', () => {
    class Group {
      @List('/old', { title: 'List', record: Contact, key: (c) => c.id }) declare listOld: List<void, Contact>;
      @List('/new', { title: 'List', record: Contact, key: (c) => c.id, order: 'newest-first' }) declare listNew: List<void, Contact>;
      @Poll('listOld', { title: 'New', record: Contact }) declare oldContact: Trigger<void, Contact>;
      @Poll('listNew', { title: 'New', record: Contact, overlap: 5 }) declare newContact: Trigger<void, Contact>;
      @Poll('listOld', { title: 'Changed', record: Contact, detects: 'changes' }) declare changedContact: Trigger<void, Contact>;
    }
    expect(faults(Group)).to.deep.equal([
      "Acme.oldContact: nothing says how far `listOld` was read | Give the trigger a `cursor`, or `detects: 'changes'`, or the list `order: 'newest-first'`.",
    ]);
  });

  it('is told what has no use beside a comparison of whole readings', () => {
    class Group {
      @List('/all', { title: 'List', record: Contact, key: (c) => c.id }) declare listAll: List<void, Contact>;
      @Poll('listAll', { title: 'Changed', record: Contact, detects: 'differences', overlap: 5, continues: true })
      declare contactChanged: Trigger<void, Difference<Contact>>;
    }
    const told = (word: string): string =>
      `Acme.contactChanged: \`${word}\` is given beside \`detects: 'differences'\` | The whole list is read and compared each time: leave it out.`;
    expect(faults(Group)).to.deep.equal([told('continues'), told('overlap')]);
  });

  it('is told that it cannot go on at the end of a list that grows at its beginning, nor by two things at once', () => {
    class Group {
      @List('/new', { title: 'List', record: Contact, key: (c) => c.id, order: 'newest-first' }) declare listNew: List<void, Contact>;
      @Poll('listNew', { title: 'New', record: Contact, continues: true, cursor: (c) => c.id }) declare newContact: Trigger<void, Contact>;
    }
    expect(faults(Group)).to.deep.equal([
      "Acme.newContact: `listNew` is not oldest-first, and `continues` goes on at its end | Give the list `order: 'oldest-first'`, or use a `cursor`.",
      'Acme.newContact: `cursor` is given beside `continues` | The vendor’s continuation says how far the list was read: leave it out.',
    ]);
  });

  it('is told that its cursor tells no time to hold a creation against', () => {
    class Group {
      @List('/new', { title: 'List', record: Contact, key: (c) => c.id }) declare listNew: List<void, Contact>;
      @Poll('listNew', { title: 'New', record: Contact, cursor: (c) => c.id, created: (c) => c.name }) declare newContact: Trigger<
        void,
        Contact
      >;
    }
    expect(faults(Group)).to.deep.equal([
      'Acme.newContact: `created` is given and the cursor tells no time | Read the cursor from a field with @IsISO8601(), or leave it out.',
    ]);
  });

  it('is told that an input of a method lost its class: an interface, or a type import', () => {
    class Group {
      @Action({ title: 'Get', output: Contact, effect: unsafe })
      getContact(input: Loose): Promise<Contact> {
        return Promise.reject(new Error(String(input.id)));
      }

      @ListAction({ title: 'List', record: Contact })
      listContacts(input: Loose): Pages<Contact> {
        throw new Error(String(input.id));
      }
    }
    const lost =
      'the input has no class at run time | Import the input class as a value, not with `import type`; an interface cannot be checked.';
    expect(faults(Group)).to.deep.equal([`Acme.getContact: ${lost}`, `Acme.listContacts: ${lost}`]);
  });

  it('is told that its class takes parameters of types nobody recorded', () => {
    class Group {
      constructor(readonly http: HttpClient) {}

      @Action({ title: 'Get', output: Contact, effect: unsafe })
      getContact(): Promise<Contact> {
        return this.http.get(Contact, '/me');
      }
    }
    expect(faults(Group)).to.deep.equal([
      'Acme.getContact: Group takes 1 constructor parameters of types nobody recorded | ' +
        'Decorate the class with @OperationGroup() or @Connector(...): the compiler records types only then.',
    ]);
  });

  it('is told which constructor parameter lost its class', () => {
    @OperationGroup()
    class Group {
      constructor(
        readonly http: HttpClient,
        readonly loose: Loose,
      ) {}

      @Action({ title: 'Get', output: Contact, effect: unsafe })
      getContact(): Promise<Contact> {
        return this.http.get(Contact, '/me');
      }
    }
    expect(faults(Group)).to.deep.equal([
      'Acme.getContact: constructor parameter 2 of Group has no class at run time | ' +
        'Import its class as a value: `import { HttpClient }`, not `import type { HttpClient }`; an interface cannot be injected.',
    ]);
  });

  it('is not asked for at all of a class that is no connector', () => {
    expect(() => documentOf(Contacts)).to.throw('it has no @Connector');
  });
});
