import { Field, Get, idempotent, List, Optional, Patch, Post, slot, timeWindows, unsafe, type Action } from 'trunkline/sdk';

class Ids {
  @Field('Which', { items: Number }) ids!: number[];
}

class Failure {
  @Field('Which') id!: number;
  @Field('Why') text!: string;
}

class Outcome {
  @Field('Not done', { items: Failure }) failure!: Failure[];
  @Field('How many') count!: number;
}

class Tags {
  @Field('All', { items: String }) tags!: string[];
}

class Raw {
  @Field('Its number') id!: number;
}

class Range {
  @Optional('From') from?: string;
  @Optional('Until') until?: string;
}

export class Sound {
  @Patch('/{ids}', {
    title: 'Change',
    input: Ids,
    output: Outcome,
    effect: unsafe,
    bulk: { failed: (o) => o.failure, id: (f: Failure) => f.id },
  })
  declare change: Action<Ids, Outcome>;

  @Get('/tags', { title: 'Tags', output: Tags, as: 'tags' }) declare tags: Action<void, Tags>;

  @List('/items', {
    title: 'Items',
    input: Range,
    record: Failure,
    filter: slot('only-told', (item: Failure) => item.text !== ''),
    transform: slot('to-failure', (item: Raw): Failure => ({ id: item.id, text: '' })),
    windows: timeWindows({ from: 'from', until: 'until', days: 7, format: 'date', end: 'inclusive' }),
  })
  declare items: List<Range, Failure>;
}

export class Disagreeing {
  // @ts-expect-error `count` is no list of items
  @Patch('/{ids}', { title: 'Change', input: Ids, output: Outcome, effect: unsafe, bulk: { failed: (o) => o.count } })
  declare count: Action<Ids, Outcome>;

  // @ts-expect-error the output has no `failed`
  @Patch('/{ids}', { title: 'Change', input: Ids, output: Outcome, effect: unsafe, bulk: { failed: (o) => o.failed } })
  declare failed: Action<Ids, Outcome>;

  // @ts-expect-error the output class has no `names`
  @Get('/tags', { title: 'Tags', output: Tags, as: 'names' }) declare names: Action<void, Tags>;

  // @ts-expect-error nothing takes the answer
  @Post('/tags', { title: 'Tags', as: 'tags', effect: idempotent }) declare none: Action<void, void>;

  // @ts-expect-error a filter says yes or no
  @List('/items', { title: 'Items', record: Failure, filter: slot('text', (item: Failure) => item.text) }) declare text: List<
    void,
    Failure
  >;

  // @ts-expect-error code that is asynchronous says yes to everything
  @List('/items', { title: 'Items', record: Failure, filter: slot('later', async () => false) }) declare later: List<void, Failure>;

  // @ts-expect-error the code makes another record
  @List('/items', { title: 'Items', record: Failure, transform: slot('raw', (item: Raw) => item) }) declare raw: List<void, Failure>;
}

export const wrongWindows = [
  // @ts-expect-error nothing says whether a window holds its end
  timeWindows({ from: 'from', until: 'until', days: 7, format: 'date' }),
  // @ts-expect-error it is no form of a time
  timeWindows({ from: 'from', until: 'until', days: 7, format: 'rfc-822', end: 'inclusive' }),
];

export class Needing {
  // @ts-expect-error words of a setting stand in a list
  @Optional('What it costs', { needs: { plan: 'paid' } }) price?: number;
}
