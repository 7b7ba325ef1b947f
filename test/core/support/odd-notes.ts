import { ArrayMaxSize, IsIn, IsObject } from 'class-validator';
import {
  Connector,
  Delete,
  Field,
  Get,
  List,
  Optional,
  Patch,
  Post,
  bearer,
  idempotent,
  slot,
  unsafe,
  pageNumber,
  Secret,
  type Action,
  type List as ListOf,
} from 'trunkline/sdk';
import { NOTES_URL } from './notes-connector.js';

export class PlanConnection {
  @Field('API token') token!: Secret;
  @Optional('Plan of the workspace') @IsIn(['free', 'premium']) plan?: 'free' | 'premium' | null;
}

export class PatchStep {
  @Field('What to do') op!: string;
  @Field('To what') path!: string;
  @Field('A number that may pass 2^53', { digits: true }) value!: string;
}

export class BulkChange {
  @Field('Numbers of the notes', { items: Number }) @ArrayMaxSize(3) ids!: number[];
  @Field('What to change', { items: PatchStep, in: 'whole-body' }) steps!: PatchStep[];
}

export class Failure {
  @Field('Which') id!: number;
  @Field('Why') message!: string;
}

export class BulkResult {
  @Field('Done', { items: Number }) success!: number[];
  @Field('Not done', { items: Failure }) failure!: Failure[];
}

export class Rate {
  @Optional('Amount', { needs: { plan: ['premium'] } }) amount?: number;
}

export class ByField {
  @Optional('By the words of fields', { name: 'by', style: 'brackets' }) @IsObject() by?: Record<string, unknown> | null;
  @Optional('How many') limit?: number;
}

export class NewNote {
  @Field('What it says') text!: string;
  @Optional('Whether it is billed', { needs: { plan: ['premium'] } }) billable?: boolean;
  @Optional('Rates', { items: Rate }) rates?: Rate[];
}

export class Names {
  @Field('Every name', { items: String }) names!: string[];
}

export class Running {
  @Optional('The running one', { of: NewNote }) note?: NewNote | null;
}

export class Log {
  @Field('As it is') log!: string;
}

export class Raw {
  @Field('Both') pair!: string;
}

export class Split {
  @Field('Left') left!: string;
  @Field('Right') right!: string;
}

/** Notes of a vendor whose requests and answers have unusual forms. */
@Connector(PlanConnection, {
  name: 'notes',
  title: 'Notes',
  source: 's',
  baseUrl: NOTES_URL,
  auth: bearer((connection) => connection.token),
})
export class Notes {
  @Patch('/notes/{ids}', {
    title: 'Change many',
    input: BulkChange,
    output: BulkResult,
    effect: unsafe,
    bulk: { failed: (result) => result.failure, id: (item: Failure) => item.id, message: (item: Failure) => item.message },
  })
  declare change: Action<BulkChange, BulkResult>;

  @Post('/notes', { title: 'Create', input: NewNote, effect: unsafe })
  declare create: Action<NewNote, void>;

  @Get('/names', { title: 'Names', output: Names, as: 'names' })
  declare names: Action<void, Names>;

  @Get('/found', { title: 'Find', input: ByField, output: Log })
  declare find: Action<ByField, Log>;

  @Get('/running', { title: 'Running', output: Running, as: 'note' })
  declare running: Action<void, Running>;

  @Get('/log', { title: 'Log', output: Log, as: 'log', answer: 'text' })
  declare log: Action<void, Log>;

  @List('/raw', {
    title: 'Raw',
    record: Split,
    pagination: pageNumber({ page: 'page', items: (body: unknown[]) => body }),
    transform: slot('split', ({ pair }: Raw) => ({ left: pair.split('|')[0]!, right: pair.split('|')[1]! })),
  })
  declare raw: ListOf<void, Split>;

  @Delete('/notes', { title: 'Clear', effect: idempotent })
  declare clear: Action<void, void>;
}

export const NOTES_SETTINGS = { token: new Secret('t') };
