import { IsBoolean, IsString } from 'class-validator';
import { Field, Get, Optional, type Action } from 'trunkline/sdk';

export class Avatar {
  @Optional('Hash of the mail address, by which Gravatar finds the picture') @IsString() gravatar?: string | null;
}

export class UserMeta {
  @Optional('User name, as it stands in paths') @IsString() username?: string | null;
  @Optional('user, organization, or empty') @IsString() type?: string | null;
  @Optional('Whether it works at Wercker') @IsBoolean() werckerEmployee?: boolean | null;
}

/** A user or an organisation: the owner of an application, the author of a run. */
export class UnifiedUser {
  @Optional('Where it is from', { example: 'wercker' }) @IsString() type?: string | null;
  @Optional('Name to show') @IsString() name?: string | null;
  @Optional('Its id') @IsString() userId?: string | null;
  @Optional('Its picture', { of: Avatar }) avatar?: Avatar | null;
  @Optional('User name and kind', { of: UserMeta }) meta?: UserMeta | null;
}

/** The caller. */
export class Profile {
  @Field('Its id') id!: string;
  @Field('User name') username!: string;
  @Optional('First name') @IsString() name?: string | null;
  @Optional('Last name') @IsString() lastName?: string | null;
  @Optional('Mail address') @IsString() email?: string | null;
  @Optional('Hash of the mail address, by which Gravatar finds the picture') @IsString() gravatarHash?: string | null;
  @Optional('Organisation, in free text') @IsString() organisation?: string | null;
  @Optional('Web page') @IsString() url?: string | null;
  @Optional('Name at Twitter') @IsString() twitter?: string | null;
  @Optional('Whether GitHub is connected') @IsBoolean() hasGithubToken?: boolean | null;
  @Optional('Whether Bitbucket is connected') @IsBoolean() hasBitbucketToken?: boolean | null;
}

export class Users {
  @Get('/profile', {
    title: 'Get the profile of the caller',
    description: 'Also tells whether the token is good.',
    service: 'v2',
    output: Profile,
    source: 'wercker/werckerclient: GET /api/v2/profile',
  })
  declare getProfile: Action<void, Profile>;
}
