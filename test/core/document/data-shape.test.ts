import { expect } from 'chai';
import { IsEmail, IsIn, IsInt, IsISO8601, IsUrl, Length, Max } from 'class-validator';
import { documentOf } from 'trunkline/document';
import { Connector, Field, Get, Optional, Secret, noAuth, type Action } from 'trunkline/sdk';
import { acceptSettings } from '../../../core/document/accept-settings.js';
import { codeOf } from '../../../sdk/document/document-of.js';
import { DataShapes } from '../../../core/document/data-shape.js';
import { InputValidator } from '../../../core/document/input-validator.js';

class Address {
  @Field('City') @Length(1, 5) city!: string;
}
class Person {
  @Field('Number') @IsInt() id!: number;
  @Field('Mail') @IsEmail() mail!: string;
  @Field('State') @IsIn(['on', 'off']) state!: 'on' | 'off';
  @Field('When') @IsISO8601() at!: string;
  @Optional('Home') home?: Address;
  @Optional('Others', { items: Address }) others?: Address[];
  @Optional('Big', { digits: true }) big?: string;
}
class Account {
  @Field('Token') token!: Secret;
  @Field('Retries', { default: 3 }) @IsInt() @Max(5) retries!: number;
  @Optional('Page') @IsUrl() page?: string;
}

@Connector(Account, { name: 'people', title: 'P', source: 's', baseUrl: 'https://p.example', auth: noAuth() })
class People {
  @Get('/p', { title: 'P', input: Person, output: Person })
  declare get: Action<Person, Person>;
}

const document = documentOf(People);
const shapes = new DataShapes(document, () => codeOf(People));
const ADA = { id: 1, mail: 'ada@x.example', state: 'on', at: '2026-01-01T00:00:00Z' };

describe('What data must look like', () => {
  it('tells every fault of an input with its path, and the field that was meant', () => {
    const faults = shapes.input('Person')({
      id: 1.5,
      mail: 'x',
      state: 'up',
      at: 'soon',
      home: { city: '' },
      others: [{ city: 'Rome' }, {}],
      hom: 1,
      big: '01',
    });
    expect(faults.map(({ path, message }) => `${path}: ${message}`).toSorted()).to.deep.equal([
      'at: must be a time in ISO 8601, as 2026-01-31T09:00:00Z',
      'big: is no whole number',
      'hom: is no field; did you mean `home`?',
      'home.city: must not be empty',
      'id: must be an integer',
      'mail: must match format "email"',
      'others[1].city: is required',
      'state: must be equal to one of the allowed values: on, off',
    ]);
  });

  it('keeps what a vendor adds to an answer, and takes null for absent', () => {
    const answer = { ...ADA, home: null, extra: { more: 1 }, big: 12 };
    expect([shapes.output('Person')(answer), answer]).to.deep.equal([[], { ...ADA, home: null, extra: { more: 1 }, big: '12' }]);
    expect(shapes.records('Person')([ADA, { ...ADA, id: '2' }])).to.deep.equal([
      { path: '[1].id', message: 'must be an integer', code: 'type' },
    ]);
  });

  it('is the same for a recipe that is only checked, dates included', () => {
    const check = (at: string) =>
      new InputValidator(document).faults('Person', { ...ADA, at }).map(({ path, keyword }) => `${path.join('.')} ${keyword}`);
    expect([check('2026-01-01'), check('2026-W01-1'), check('tomorrow')]).to.deep.equal([[], [], ['at format']]);
  });

  it('reads a class that the document does not know, when code names it', () => {
    class Stranger {
      @Field('Name') name!: string;
    }
    expect(shapes.outputOf(Stranger)({ name: 'x' })).to.deep.equal([]);
    expect(
      shapes
        .recordsOf(Stranger)([{ name: 'x' }, {}])
        .map(({ path }) => path),
    ).to.deep.equal(['[1].name']);
  });

  it('does not take a class for the one of the document because it has its name', () => {
    const namesake = () => {
      class Person {
        @Field('Nickname') nickname!: string;
      }
      return Person;
    };
    const Other = namesake();
    expect(
      shapes
        .outputOf(Other)(ADA)
        .map(({ path }) => path),
    ).to.deep.equal(['nickname']);
  });

  it('accepts settings with their defaults, and no plain text where a secret goes', () => {
    const token = new Secret('abcd');
    expect(acceptSettings(document, { token })).to.deep.equal({ details: [], values: { token, retries: 3 }, retired: [] });
    const faults = acceptSettings(document, { token: 'plain', retries: 9, page: 'no', pgae: 1 }).details;
    expect(faults.map(({ path }) => path)).to.deep.equal(['pgae', 'token', 'retries', 'page']);
    expect(JSON.stringify(faults)).to.not.include('plain');
    for (const wrong of [5, null, {}, { env: '' }, { env: 'A', file: 'b' }, { secret: 'x' }, []]) {
      expect(
        acceptSettings(document, { token: wrong }).details.map(({ path }) => path),
        JSON.stringify(wrong),
      ).to.deep.equal(['token']);
    }
  });
});
