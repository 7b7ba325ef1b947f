import { IsArray, IsEmail, IsIn, IsInt, IsISO8601, IsString } from 'class-validator';
import { bearer, Connector, Field, Get, keyed, List, pageNumber, Post, Secret, type Action, type List as Listed } from 'trunkline/sdk';

export const TOKEN = 'bench-token-0123456789';
export const PAGE_SIZE = 100;

export class BenchConnection {
  @Field('API token') token!: Secret;
}

/** Ten fields of the usual kinds. */
export class Contact {
  @Field('Stable number') @IsInt() id!: number;
  @Field('Owner of the contact') @IsInt() owner_id!: number;
  @Field('First name') first_name!: string;
  @Field('Last name') last_name!: string;
  @Field('Address') @IsEmail() email!: string;
  @Field('When it was created') @IsISO8601() created_at!: string;
  @Field('Is in use') active!: boolean;
  @Field('Wants the newsletter') subscribed!: boolean;
  @Field('Labels', { items: String }) @IsArray() @IsString({ each: true }) tags!: string[];
  @Field('How far it has come') @IsIn(['lead', 'customer', 'former']) status!: string;
}

export class ContactId {
  @Field('Stable number') @IsInt() id!: number;
}

export class NewNote {
  @Field('Whom it is about') @IsInt() contact_id!: number;
  @Field('What it says') text!: string;
}

export class Note {
  @Field('Stable number') @IsInt() id!: number;
}

/** The vendor of every bench. Its server is `server.ts`. */
@Connector(BenchConnection, {
  name: 'bench',
  title: 'Bench',
  source: 'test/bench/server.ts',
  baseUrl: 'https://bench.example/v1',
  auth: bearer((connection) => connection.token),
  pagination: pageNumber({
    page: 'page',
    size: 'per_page',
    max: PAGE_SIZE,
    items: (body: { data: unknown[]; page_count: number }) => body.data,
    pageCount: (body) => body.page_count,
  }),
})
export class Bench {
  @Get('/contacts/{id}', { title: 'Read a contact', input: ContactId, output: Contact })
  declare readContact: Action<ContactId, Contact>;

  @Post('/notes', { title: 'Create a note', input: NewNote, output: Note, effect: keyed('Idempotency-Key') })
  declare createNote: Action<NewNote, Note>;

  @List('/contacts', { title: 'List contacts', record: Contact })
  declare listContacts: Listed<void, Contact>;
}
