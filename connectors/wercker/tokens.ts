import { IsISO8601, IsString, Length, Matches } from 'class-validator';
import { basic, Delete, Field, Get, idempotent, List, Optional, Patch, Post, singlePage, unsafe, type Action } from 'trunkline/sdk';
import type { WerckerConnection } from './connection.js';
import { ID } from './conventions.js';

/** A personal token. Its plain value is never among this: the server keeps a hash. */
export class Token {
  @Field('Its id, 24 hexadecimal digits') id!: string;
  @Optional('Its own URL') @IsString() url?: string | null;
  @Field('What it is called') name!: string;
  @Optional('Hash of the plain value') @IsString() hashedToken?: string | null;
  @Optional('Last characters of the plain value, to recognise it by') @IsString() lastCharacters?: string | null;
  @Optional('When it was created; ISO 8601, UTC') @IsISO8601() createdAt?: string | null;
  @Optional('When it was last used; absent when never') @IsISO8601() lastUsedAt?: string | null;
}

export class NewToken {
  @Field('What to call it') @Length(1) name!: string;
}

/** A token as it is created: the one answer that shows its plain value. */
export class CreatedToken extends Token {
  @Field('The plain value, shown this once') token!: string;
}

export class TokenId {
  @Field('Id of the token', { choices: { list: 'listTokens', value: 'id', label: 'name' } }) @Matches(ID) tokenId!: string;
}

export class TokenChange extends TokenId {
  @Field('What to call it') @Length(1) name!: string;
}

const CLIENT = 'wercker/werckerclient';

export class Tokens {
  @List('/tokens', {
    title: 'List tokens of the caller',
    description: 'All of them in one page, with their last characters and when each was last used; the plain values are never shown again.',
    record: Token,
    key: (token) => token.id,
    pagination: singlePage({ items: (body: unknown[]) => body }),
    source: `${CLIENT}: GET /tokens`,
  })
  declare listTokens: List<void, Token>;

  @Post('/tokens', {
    title: 'Create a token',
    description:
      'Signs in with the user name and password of the connection, which no other operation uses. The plain value is in this answer and ' +
      'never again; it is not masked, so keep it out of what is logged. Nothing drops a repeat.',
    input: NewToken,
    output: CreatedToken,
    effect: unsafe,
    auth: basic(
      (connection: WerckerConnection) => connection.username!,
      (connection) => connection.password!,
    ),
    source: `${CLIENT}, wercker/wercker: POST /tokens`,
  })
  declare createToken: Action<NewToken, CreatedToken>;

  @Get('/tokens/{tokenId}', {
    title: 'Get a token',
    description: 'By its id: its name, its last characters, when it was created and last used. Its plain value is never shown again.',
    input: TokenId,
    output: Token,
    source: `${CLIENT}: GET /tokens/:tokenId`,
  })
  declare getToken: Action<TokenId, Token>;

  @Patch('/tokens/{tokenId}', {
    title: 'Rename a token',
    description: 'Changes the name alone; the value of the token stays as it is.',
    input: TokenChange,
    output: Token,
    effect: idempotent,
    source: `${CLIENT}: PATCH /tokens/:tokenId`,
  })
  declare renameToken: Action<TokenChange, Token>;

  @Delete('/tokens/{tokenId}', {
    title: 'Delete a token',
    description: 'From then on it is refused: deleting the token of this connection ends the connection.',
    input: TokenId,
    effect: idempotent,
    source: `${CLIENT}: DELETE /tokens/:tokenId`,
  })
  declare deleteToken: Action<TokenId, void>;
}
