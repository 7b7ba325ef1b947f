import { expect } from 'chai';
import { plainToInstance } from 'class-transformer';
import { IsIn, IsISO8601, IsObject, IsString, IsTimeZone, Length, Max, validateSync } from 'class-validator';
import { documentOf } from 'trunkline/document';
import { bearer, Connector, Field, Get, operations, Optional, Post, Secret, unsafe, type Action } from 'trunkline/sdk';

class Address {
  @Field('City') city!: string;
}

class Line {
  @Field('How many', { unit: 'pieces' }) @Max(9) quantity!: number;
}

class Order {
  @Field('Id, which may pass 2^53', { digits: true }) id!: string;
  @Field('Reference', { example: 'SO-77' }) @Length(1, 10) reference!: string;
  @Field('Whether it is a gift', { default: false }) gift!: boolean;
  @Field('Where it goes') address!: Address;
  @Field('Lines', { items: Line }) lines!: Line[];
  @Field('Words', { items: String }) tags!: string[];
  @Field('State') @IsIn(['open', 'closed']) state!: 'open' | 'closed';
  @Optional('When it was paid; ISO 8601') @IsISO8601() paid_at?: string | null;
  @Optional('Note') @IsString() note?: string | null;
  @Optional('Where the bill goes', { of: Address }) billing?: Address | null;
  @Optional('How it was paid') @IsIn(['card', 'cash']) payment?: 'card' | 'cash' | null;
  @Optional('Free data') @IsObject() data?: object | null;
}

class Connection {
  @Field('API token') token!: Secret;
}

class Zoned {
  @Optional('Time zone', { of: String }) @IsTimeZone() zone?: string | null;
}

class Nested {
  @Field('Zone') zoned!: Zoned;
}

@Connector(Connection, {
  name: 'acme',
  title: 'Acme',
  source: 'Acme API',
  baseUrl: 'https://api.acme.example',
  auth: bearer((connection) => connection.token),
})
class Acme {
  @Post('/orders', { title: 'Order', input: Order, effect: unsafe }) declare order: Action<Order, void>;
  @Post('/zones', { title: 'Zone', input: Zoned, effect: unsafe }) declare zone: Action<Zoned, void>;
  @Post('/nested', { title: 'Zone', input: Nested, effect: unsafe }) declare nested: Action<Nested, void>;
}

const GOOD = {
  id: '9007199254740993',
  reference: 'SO-77',
  gift: true,
  address: { city: 'Berlin' },
  lines: [{ quantity: 2 }],
  tags: ['new'],
  state: 'open',
};

/** Paths of the fields that class-validator refuses. */
function refused(change: object): string[] {
  const faults = validateSync(plainToInstance(Order, { ...GOOD, ...change }));
  return faults.flatMap(({ property, children = [] }) =>
    children.length ? children.map((child) => `${property}.${child.property}`) : [property],
  );
}

describe('a field', () => {
  it('is checked by class-validator outside the runtime as well', () => {
    expect(refused({})).to.deep.equal([]);
    expect(refused({ gift: 'yes' })).to.deep.equal(['gift']);
    expect(refused({ reference: '' })).to.deep.equal(['reference']);
    expect(refused({ state: 'lost' })).to.deep.equal(['state']);
    expect(refused({ tags: 'new' })).to.deep.equal(['tags']);
    expect(refused({ tags: [1] })).to.deep.equal(['tags']);
  });

  it('is checked inside another data class, and in every item of a list', () => {
    expect(refused({ address: { city: 7 } })).to.deep.equal(['address.city']);
    expect(refused({ billing: { city: 7 } })).to.deep.equal(['billing.city']);
    expect(refused({ lines: [{ quantity: 10 }] })).to.deep.equal(['lines.0']);
  });

  it('may be absent or null when it is optional, and not otherwise', () => {
    expect(refused({ note: null, paid_at: null, billing: null, payment: null })).to.deep.equal([]);
    expect(refused({ note: 7, paid_at: 'soon' })).to.deep.equal(['paid_at', 'note']);
    expect(refused({ gift: null, address: undefined })).to.deep.equal(['gift', 'address']);
  });

  it('has the schema of its type, rules and options', () => {
    const { schemas } = documentOf(Acme);
    const properties: Record<string, object> = schemas['Order']!.properties!;
    const schema = (name: string) => {
      const { title, description, ...rest } = properties[name] as { title: string; description: string };
      expect(title).to.equal(name);
      expect(description).not.to.equal('');
      return rest;
    };
    expect(Object.fromEntries(Object.keys(properties).map((name) => [name, schema(name)]))).to.deep.equal({
      id: { type: 'string', pattern: '^-?\\d+$', 'x-digits': true },
      reference: { type: 'string', minLength: 1, maxLength: 10, examples: ['SO-77'] },
      gift: { type: 'boolean', default: false },
      address: { $ref: '#/schemas/Address' },
      lines: { type: 'array', items: { $ref: '#/schemas/Line' } },
      tags: { type: 'array', items: { type: 'string' } },
      state: { type: 'string', enum: ['open', 'closed'] },
      paid_at: { type: ['string', 'null'], format: 'iso-8601' },
      note: { type: ['string', 'null'] },
      billing: { anyOf: [{ $ref: '#/schemas/Address' }, { type: 'null' }] },
      payment: { type: ['string', 'null'], enum: ['card', 'cash', null] },
      data: { type: ['object', 'null'] },
    });
    expect(schemas['Order']!.required).to.deep.equal(Object.keys(GOOD));
    expect(schemas['Line']!.properties!['quantity']).to.deep.include({ type: 'number', maximum: 9, 'x-unit': 'pieces' });
  });

  it('is secret in the schema when it holds a Secret', () => {
    expect(documentOf(Acme).schemas['Connection']!.properties!['token']).to.deep.include({ type: 'string', writeOnly: true });
  });

  it('is no answer when a rule of it has no JSON Schema, since answers are checked by their schema alone', () => {
    class Notes {
      @Get('/zone', { title: 'Get a zone', output: Zoned }) declare getZone: Action<void, Zoned>;
    }
    @Connector(Connection, { name: 'notes', title: 'Notes', source: 'x', baseUrl: 'https://notes.example', auth: bearer((c) => c.token) })
    class Broken extends operations(Notes) {}
    expect(() => documentOf(Broken)).to.throw('Broken.getZone: Zoned has a rule without a JSON Schema, and it is an answer');
  });

  it('asks for class-validator where a rule has no JSON Schema, also inside another class', () => {
    const { operations, schemas } = documentOf(Acme);
    expect(operations['order']!.validators).to.equal(undefined);
    expect(operations['zone']!.validators).to.deep.equal(['Zoned']);
    expect(operations['nested']!.validators).to.deep.equal(['Nested']);
    expect(schemas['Zoned']!.properties!['zone']).to.deep.equal({ type: ['string', 'null'], title: 'zone', description: 'Time zone' });
  });
});
