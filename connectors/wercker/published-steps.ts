import { IsString } from 'class-validator';
import { Field, Get, Optional, type Action } from 'trunkline/sdk';

/** One version of a step that others may use in their wercker.yml. */
export class PublishedStep {
  @Field('Where it can be fetched') tarballUrl!: string;
  @Field('Which version this is') version!: string;
  @Optional('What it does') @IsString() description?: string | null;
}

export class PublishedStepVersion {
  @Field('User name of its owner') owner!: string;
  @Field('Name of the step') name!: string;
  @Field('Which version; * is taken to be the newest', { example: '*' }) version!: string;
}

export class StackName {
  @Field('Name of a language or stack', { example: 'nodejs' }) stack!: string;
}

export class SampleYml {
  @Field('A wercker.yml to begin with') yml!: string;
}

/** What the command line asks for. */
export class PublishedSteps {
  @Get('/steps/{owner}/{name}/{version}', {
    title: 'Get a published step',
    description: 'One version of a step for wercker.yml: what it does and where its tarball is. `*` is taken to mean the newest version.',
    service: 'v2',
    input: PublishedStepVersion,
    output: PublishedStep,
    source: 'wercker/wercker: GET /api/v2/steps/:owner/:name/:version',
  })
  declare getPublishedStep: Action<PublishedStepVersion, PublishedStep>;

  @Get('/yml/{stack}', {
    title: 'Get a sample wercker.yml',
    description: 'The text of a wercker.yml to begin with, for one language or stack, as nodejs.',
    service: 'v2',
    input: StackName,
    output: SampleYml,
    answer: 'text',
    as: 'yml',
    source: 'wercker/wercker: GET /api/v2/yml/:stack',
  })
  declare getSampleYml: Action<StackName, SampleYml>;
}
