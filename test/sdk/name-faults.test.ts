import { expect } from 'chai';
import {
  AuthenticationError,
  errorTable,
  Each,
  Field,
  Get,
  List,
  on,
  Optional,
  parent,
  Post,
  Retired,
  SuspendedError,
  unsafe,
  values,
  type Action,
  type List as ListOf,
} from 'trunkline/sdk';
import { Contact, Contacts, faults } from './faults.js';

class Owner {
  @Field('Whose') owner!: number;
}

class Plan {
  @Optional('What it costs', { needs: { workspce: ['big'] } }) price?: number;
}

describe('a name that nothing has', () => {
  it('is told where it is the scope of what is suspended', () => {
    const errors = errorTable({ rows: [on({ status: 402 }, SuspendedError, { scope: ['workspce'] })] });
    expect(faults(Contacts, { errors })).to.deep.equal(['Acme.errors: `workspce` is a scope, and no input field | Known: none.']);
  });

  it('is told where a remedy names it, and where that is a secret', () => {
    const remedy = 'Use a token of {region}, not {token}, in {workspace}.';
    const errors = errorTable({ rows: [on({ status: 401 }, AuthenticationError, { remedy })] });
    class Group {
      @Get('/me', { title: 'Get me', output: Contact, errors }) declare getMe: Action<void, Contact>;
    }
    const told = (at: string): string[] => [
      `Acme.${at}: \`{region}\` in a remedy is no setting of the connection | Known: token, workspace.`,
      `Acme.${at}: \`{token}\` in a remedy is a secret | Name another setting: a remedy is printed and logged.`,
    ];
    expect(faults(Contacts, { errors })).to.deep.equal(told('errors'));
    expect(faults(Group)).to.deep.equal(told('getMe.errors'));
  });

  it('is told where a field needs it as a setting', () => {
    class Group {
      @Post('/plans', { title: 'Create', input: Plan, effect: unsafe }) declare create: Action<Plan, void>;
    }
    expect(faults(Group)).to.deep.equal(['Acme.Plan.price: `workspce` is no setting of the connection | Known: token, workspace.']);
  });

  it('is told where a field is retired that is no setting', () => {
    class Old {
      @Retired('Leave it out.') declare price?: never;
      @Field('Name') name!: string;
    }
    class Group {
      @Post('/plans', { title: 'Create', input: Old, effect: unsafe }) declare create: Action<Old, void>;
    }
    expect(faults(Group)).to.deep.equal(['Acme.Old.price: only a setting of the connection is retired | Leave the field out.']);
  });

  it('is told where a list is read over it, and so is what nothing gives to a list or to its parent', () => {
    class Group {
      @List('/owners', { title: 'Owners', input: Owner, record: Contact }) declare owners: ListOf<Owner, Contact>;
      @List('/owned', { title: 'Owned', input: Owner, record: Contact }) declare owned: ListOf<Owner, Contact>;
      @Each('owned', { title: 'By state', record: Contact, each: [values('state', ['a', 'b']), values('owner', [1])] })
      declare byState: ListOf<void, Contact>;
      @Each('owned', { title: 'All', record: Contact, each: [parent('owners', { owner: (owner: Contact) => owner.id })] })
      declare all: ListOf<void, Contact>;
    }
    expect(faults(Group)).to.deep.equal([
      'Acme.byState: `state` is given and is no input of the list | Known: owner.',
      'Acme.all: nothing gives owners its `owner` | Give it from a `parent`, by `values`, or declare it in the input class.',
    ]);
  });
});
