import {
  Action,
  Delete,
  Get,
  HttpClient,
  idempotent,
  keyed,
  lookup,
  noAuth,
  NotFoundError,
  OperationGroup,
  path,
  Post,
  Put,
  read,
  unsafe,
  type Lookup,
} from 'trunkline/sdk';
import { Depot, Health, Label, LabelOrder, NewParcel, Papers, PapersFilter, Parcel, ParcelId, Redirection } from './data.js';

const findLabel = lookup('find-label', ({ http, input }: Lookup<LabelOrder>) =>
  http
    .get(Label, '/newest', { service: 'labels', query: { parcel: input.parcel } })
    .then((label) => (label.url === '' ? undefined : label)),
);

@OperationGroup()
export class Actions {
  constructor(private readonly http: HttpClient) {}

  @Get('/parcels/{id}', { title: 'Get a parcel', input: ParcelId, output: Parcel, select: (body: { parcel: unknown }) => body.parcel })
  declare getParcel: Action<ParcelId, Parcel>;

  @Post('/parcels', {
    title: 'Send a parcel',
    input: NewParcel,
    output: Parcel,
    effect: keyed('Idempotency-Key'),
    headers: { 'X-Version': '3' },
  })
  declare sendParcel: Action<NewParcel, Parcel>;

  @Put('/parcels/{id}/route', { title: 'Redirect a parcel', input: Redirection, output: Parcel, effect: idempotent })
  declare redirectParcel: Action<Redirection, Parcel>;

  @Post('/parcels/search', { title: 'Find a depot', input: Depot, output: Depot, effect: read })
  declare findDepot: Action<Depot, Depot>;

  @Post('/claims', { title: 'Claim a loss', input: ParcelId, output: Parcel, effect: unsafe })
  declare claimLoss: Action<ParcelId, Parcel>;

  @Post('/print', { title: 'Print labels', input: LabelOrder, output: Label, effect: findLabel, service: 'labels', body: 'form' })
  declare printLabel: Action<LabelOrder, Label>;

  @Delete('/parcels/{id}', { title: 'Withdraw a parcel', input: ParcelId, effect: idempotent })
  declare withdrawParcel: Action<ParcelId, void>;

  @Get('/health', { title: 'Ask how the carrier is', output: Health, auth: noAuth() })
  declare health: Action<void, Health>;

  @Get('/papers', { title: 'Find customs papers', input: PapersFilter, output: Papers, empty: [NotFoundError] })
  declare findPapers: Action<PapersFilter, Papers | null>;

  @Action({ title: 'Send a copy', output: Parcel, effect: unsafe, reason: 'Two calls in one' })
  async copyParcel(input: ParcelId): Promise<Parcel> {
    const original = await this.http.get(Parcel, path`/parcels/${input.id}/plain`);
    return this.http.post(Parcel, '/parcels/copies', { reference: original.reference });
  }
}
