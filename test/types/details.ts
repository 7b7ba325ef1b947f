import { Field, Get, List, Optional, slot, type Action } from 'trunkline/sdk';

class Summary {
  @Field('Its number') id!: number;
  @Field('Its name') name!: string;
}

class Run extends Summary {
  @Field('What it wrote') log!: string;
}

class RunId {
  @Field('Its number') runId!: number;
  @Optional('How much of it') part?: string;
}

export class Runs {
  @Get('/runs/{runId}', { title: 'Get', input: RunId, output: Run }) declare getRun: Action<RunId, Run>;

  @List('/runs', { title: 'List', record: Summary, detail: { action: 'getRun', with: { runId: (run) => run.id } } })
  declare typed: List<void, Summary, Run>;

  @List('/runs', { title: 'List', record: Summary, detail: { action: 'getRun', with: { runId: (run) => run.id } } })
  declare untyped: List<void, Summary>;

  @List('/runs', {
    title: 'List',
    record: Summary,
    detail: { action: 'getRun', with: { runId: slot('run-number', (run: Summary) => run.id) } },
  })
  declare coded: List<void, Summary, Run>;

  /** An action of another group is checked when the connector is loaded. */
  @List('/runs', { title: 'List', record: Summary, detail: { action: 'readElsewhere', with: { id: (run) => run.id } } })
  declare elsewhere: List<void, Summary>;
}

export class Disagreeing {
  @Get('/runs/{runId}', { title: 'Get', input: RunId, output: Run }) declare getRun: Action<RunId, Run>;

  // @ts-expect-error the action's input has no field `id`
  @List('/runs', { title: 'List', record: Summary, detail: { action: 'getRun', with: { id: (run) => run.id } } })
  declare unknown: List<void, Summary>;

  // @ts-expect-error nothing fills `runId`
  @List('/runs', { title: 'List', record: Summary, detail: { action: 'getRun', with: { part: (run) => run.name } } })
  declare unfilled: List<void, Summary>;

  // @ts-expect-error `runId` is a number
  @List('/runs', { title: 'List', record: Summary, detail: { action: 'getRun', with: { runId: (run) => run.name } } })
  declare mistyped: List<void, Summary>;

  // @ts-expect-error the record has no `number`
  @List('/runs', { title: 'List', record: Summary, detail: { action: 'getRun', with: { runId: (run) => run.number } } })
  declare misread: List<void, Summary>;

  // @ts-expect-error the action gives a Run, not a RunId
  @List('/runs', { title: 'List', record: Summary, detail: { action: 'getRun', with: { runId: (run) => run.id } } })
  declare promised: List<void, Summary, RunId>;

  // @ts-expect-error the member lists RunIds
  @List('/runs', { title: 'List', record: Summary, detail: { action: 'getRun', with: { runId: (run) => run.id } } })
  declare record: List<void, RunId>;

  // @ts-expect-error `typed` is no action
  @List('/runs', { title: 'List', record: Summary, detail: { action: 'typed', with: {} } })
  declare listed: List<void, Summary>;
  declare typed: List<void, Summary>;
}
