import { expect } from 'chai';
import { IsIn, IsObject, IsString } from 'class-validator';
import { Field, Get, Optional, type Action, type DataClass } from 'trunkline/sdk';
import { faults } from './faults.js';

/** What is wrong with a connector whose only output is this class. */
function told(output: DataClass<object>, ...more: DataClass<object>[]): string[] {
  class Group {}
  [output, ...more].forEach((data, index) => {
    Get('/x', { title: 'Get', output: data })(Group.prototype as { [name: string]: Action<void, object> }, `get${index}`);
  });
  return faults(Group);
}

const UNKNOWN =
  'Add a class-validator decorator such as @IsIn([...]), @IsString() or @IsObject(), or name its data class: { of: Address }. ' +
  'The compiler forgets the type of `T | null`, and of a class that is imported as a type.';

describe('a data class that is wrong', () => {
  it('is told that it has no field', () => {
    class Empty {
      id!: number;
    }
    expect(told(Empty)).to.deep.equal([
      'Acme: Empty has no field | Decorate its properties with @Field or @Optional, and import it as a value.',
    ]);
  });

  it('is told that it holds code', () => {
    class Clever {
      @Field('Name') name!: string;
      shout(): string {
        return this.name.toUpperCase();
      }
    }
    expect(told(Clever)).to.deep.equal([
      'Acme: Clever.shout is code in a data class | Keep data classes to fields: records are plain objects of their shape.',
    ]);
  });

  it('is told that a field says nothing of itself', () => {
    class Silent {
      @Field(' ') name!: string;
    }
    expect(told(Silent)).to.deep.equal(['Acme: Silent.name has no description | Say in one phrase what it is, with its unit.']);
  });

  it('is told that the JSON text of a field holds no data', () => {
    class Texts {
      @Field('Name', { json: true }) name!: string;
      @Field('Names', { items: String, json: true }) names!: string[];
    }
    expect(told(Texts)).to.deep.equal([
      'Acme: Texts.name is JSON text of a String | Declare what the text holds: an object, a list or a data class.',
    ]);
  });

  it('is told that what is written in brackets is no map', () => {
    class Filter {
      @Field('Name', { style: 'brackets' }) name!: string;
      @Field('Names', { items: String, style: 'brackets' }) names!: string[];
    }
    const remedy = 'Declare it as a data class, or as an object with @IsObject().';
    expect(told(Filter)).to.deep.equal([
      `Acme: Filter.name is written in brackets and is no map | ${remedy}`,
      `Acme: Filter.names is written in brackets and is no map | ${remedy}`,
    ]);
  });

  it('is told that nothing says what an array holds', () => {
    class Listing {
      @Field('Names') names!: string[];
    }
    expect(told(Listing)).to.deep.equal([
      "Acme: nothing tells what the array Listing.names holds | Say so: @Field('...', { items: LineItem }) or { items: String }.",
    ]);
  });

  it('is told that JSON has no dates and no big integers, and that a number loses digits', () => {
    class Exotic {
      @Field('When') at!: Date;
      @Field('How many') count!: bigint;
      @Field('Number', { digits: true }) id!: number;
    }
    expect(told(Exotic)).to.deep.equal([
      'Acme: Exotic.at is a Date, and JSON has none | Declare it `string` with @IsISO8601(), or `number` with its unit.',
      "Acme: Exotic.count is a bigint, and JSON has none | Declare it `string` with @Field('...', { digits: true }): it keeps every digit.",
      'Acme: Exotic.id keeps digits and is no string | Declare it `string`: a number loses digits beyond 2^53.',
    ]);
  });

  it('is told that nothing says what a field is, which the compiler forgets of `T | null`', () => {
    class Vague {
      @Field('Anything') value!: object;
      @Optional('Name') name?: string | null;
    }
    expect(told(Vague)).to.deep.equal([
      `Acme: nothing tells what Vague.value is | ${UNKNOWN}`,
      `Acme: nothing tells what Vague.name is | ${UNKNOWN}`,
    ]);
  });

  it('may say by a rule, or by a class, what the compiler forgets', () => {
    class Inner {
      @Field('Name') name!: string;
    }
    class Told {
      @Optional('Name') @IsString() name?: string | null;
      @Optional('State') @IsIn(['on', 'off']) state?: 'on' | 'off' | null;
      @Optional('Free data') @IsObject() data?: object | null;
      @Optional('Another', { of: Inner }) inner?: Inner | null;
    }
    expect(told(Told)).to.deep.equal(['Acme is sound']);
  });

  it('is told of every fault, also of the classes it holds', () => {
    class Inner {
      @Field('') name!: string;
    }
    class Outer {
      @Field('Inner') inner!: Inner;
      @Field('Inners', { items: Inner }) inners!: Inner[];
      @Field('When') at!: Date;
    }
    expect(told(Outer)).to.have.length(2);
  });

  it('is told that another class has its name', () => {
    const one = () => {
      class Twin {
        @Field('Name') name!: string;
      }
      return Twin;
    };
    expect(told(one(), one())).to.deep.equal([
      'Acme.get1: two data classes are named `Twin` | Rename one: the document knows data classes by name.',
    ]);
  });
});
