import {
  cursor,
  customPager,
  HttpClient,
  linkHeader,
  List,
  ListAction,
  nextUrl,
  offset,
  OperationGroup,
  Poll,
  Webhook,
  type Difference,
  type Pages,
  type Trigger,
} from 'trunkline/sdk';
import { Depot, Label, Parcel, ParcelFilter } from './data.js';

interface Body {
  readonly rows: unknown[];
  readonly next: string | null;
}

const rows = (body: Body): unknown[] => body.rows;

/** The code of a pager: a depot's number goes up, and an empty page is the end. */
export const nextShelf = ({ records, index }: { readonly records: readonly unknown[]; readonly index: number }) =>
  records.length === 0 ? undefined : { query: { shelf: index + 2 } };

@OperationGroup()
export class Lists {
  constructor(private readonly client: HttpClient) {}

  @List('/parcels', {
    title: 'List parcels',
    input: ParcelFilter,
    record: Parcel,
    key: (parcel) => parcel.id,
    order: 'newest-first',
    arrays: 'repeat',
  })
  declare listParcels: List<ParcelFilter, Parcel>;

  @List('/depots', {
    title: 'List depots',
    record: Depot,
    key: (depot) => depot.number,
    pagination: offset({ offset: 'skip', limit: 'take', max: 2, items: rows }),
  })
  declare listDepots: List<void, Depot>;

  @List('/labels', {
    title: 'List labels',
    record: Label,
    service: 'labels',
    order: 'oldest-first',
    pagination: cursor({ to: 'after', items: rows, next: (body: Body) => body.next }),
  })
  declare listLabels: List<void, Label>;

  @List('/archive', { title: 'List old parcels', record: Parcel, pagination: nextUrl({ items: rows, next: (body: Body) => body.next }) })
  declare listArchive: List<void, Parcel>;

  @List('/claims', { title: 'List claims', record: Parcel, pagination: linkHeader({ items: rows, size: 'count', max: 2 }) })
  declare listClaims: List<void, Parcel>;

  @List('/shelves', { title: 'List shelves', record: Depot, pagination: customPager('next-shelf', nextShelf, { items: rows }) })
  declare listShelves: List<void, Depot>;

  @ListAction({ title: 'List parcels on the way', record: Parcel, key: (parcel) => parcel.id, reason: 'A path of its own' })
  onTheWay(): Pages<Parcel> {
    return this.client.pages(Parcel, '/parcels/moving');
  }

  @Poll('listDepots', { title: 'Depot differs', record: Depot, detects: 'differences' })
  declare depotDiffers: Trigger<void, Difference<Depot>>;

  @Poll('listLabels', { title: 'New label', record: Label, key: (label) => label.url, continues: true })
  declare newLabel: Trigger<void, Label>;

  @Poll('listParcels', {
    title: 'New parcel',
    record: Parcel,
    cursor: (parcel) => parcel.created_at,
    since: 'since',
    overlap: 60,
    webhook: { event: 'parcel.taken', at: (body: { readonly parcel: Parcel }) => body.parcel },
  })
  declare newParcel: Trigger<ParcelFilter, Parcel>;

  @Webhook({
    title: 'Parcel moved',
    record: Parcel,
    event: ['parcel.moved', 'parcel.delivered'],
    at: (body: { readonly parcel: Parcel }) => body.parcel,
    key: (parcel) => parcel.id,
    version: (parcel) => parcel.created_at,
  })
  declare parcelMoved: Trigger<void, Parcel>;
}
