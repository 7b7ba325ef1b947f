import { IsIn, IsInt, IsString } from 'class-validator';
import {
  Download,
  Each,
  Field,
  Get,
  idempotent,
  List,
  Optional,
  parent,
  Post,
  read,
  singlePage,
  timeWindows,
  unsafe,
  Upload,
  values,
  type Action,
} from 'trunkline/sdk';
import { Depot } from './data.js';

export class Days {
  @Optional('From this day; YYYY-MM-DD') @IsString() from?: string | null;
  @Optional('To this day; YYYY-MM-DD') @IsString() until?: string | null;
}

export class Scan {
  @Field('Running number') @IsInt() number!: number;
}

export class ShiftFilter {
  @Field('Number of the depot') @IsInt() depot!: number;
  @Optional('Day or night') @IsIn(['day', 'night']) shift?: 'day' | 'night' | null;
}

export class Numbers {
  @Field('Parcels to withdraw', { items: String }) ids!: string[];
}

export class Refused {
  @Field('Id of the parcel') id!: string;
  @Field('Why not') why!: string;
}

export class Withdrawn {
  @Field('Those that are not', { items: Refused }) refused!: Refused[];
}

export class Log {
  @Field('All of it') text!: string;
}

export class Side {
  @Field('Id of the parcel') id!: string;
  @Optional('Which side it shows') @IsIn(['front', 'back']) side?: 'front' | 'back' | null;
}

export class Year {
  @Field('The year') @IsInt() year!: number;
}

interface Job {
  readonly id: string;
  readonly state: string;
  readonly why?: string;
}

/** What is asked for by days, for every depot, at once, or as a file. */
export class Reports {
  @List('/scans', {
    title: 'List scans',
    input: Days,
    record: Scan,
    key: (scan) => scan.number,
    windows: timeWindows({ from: 'from', until: 'until', days: 31, format: 'date', end: 'inclusive' }),
    pagination: singlePage({ items: (body: unknown[]) => body }),
  })
  declare listScans: List<Days, Scan>;

  @List('/depots/{depot}/shifts', {
    title: 'List shifts',
    input: ShiftFilter,
    record: Scan,
    key: (scan) => scan.number,
    pagination: singlePage({ items: (body: unknown[]) => body }),
  })
  declare listShifts: List<ShiftFilter, Scan>;

  @Each('listShifts', {
    title: 'List the shifts of all depots',
    record: Scan,
    each: [parent('listDepots', { depot: (depot: Depot) => depot.number }), values('shift', ['day', 'night'])],
  })
  declare listAllShifts: List<void, Scan>;

  @Post('/parcels/withdraw', {
    title: 'Withdraw many parcels',
    input: Numbers,
    output: Withdrawn,
    effect: idempotent,
    bulk: { failed: (answer) => answer.refused, id: (item: Refused) => item.id, message: (item: Refused) => item.why },
  })
  declare withdrawMany: Action<Numbers, Withdrawn>;

  @Get('/log', { title: 'Get the log', output: Log, as: 'text', answer: 'text' })
  declare getLog: Action<void, Log>;

  @Upload('/parcels/{id}/photos', {
    title: 'Add a photo of a parcel',
    input: Side,
    output: Scan,
    type: 'image/jpeg',
    effect: unsafe,
    select: (body: { photo: unknown }) => body.photo,
  })
  declare addPhoto: Upload<Side, Scan>;

  @Upload('/manifest', { title: 'Replace the manifest', method: 'PUT', effect: idempotent })
  declare replaceManifest: Upload<void, void>;

  @Download('/reports', {
    title: 'Fetch the report of a year',
    method: 'POST',
    effect: read,
    input: Year,
    sha256Header: 'X-Sum',
    job: {
      status: '/reports/{id}',
      with: { id: (started: Job) => started.id },
      state: (status: Job) => status.state,
      done: ['ready'],
      failed: ['broken'],
      message: (status: Job) => status.why,
      everySeconds: 10,
      result: '/reports/{id}/file',
    },
  })
  declare yearReport: Download<Year>;
}
