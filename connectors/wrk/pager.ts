import { pageNumber, type Pagination, type Pick } from 'trunkline/sdk';

/** Every list counts its records beside them; the article describes the count as that of the page, so it is never a stop rule alone. */
interface Counted {
  totalCount: number;
}

/** Pages from 0 on, by ten: the one size the vendor shows, which documents no greatest one. */
export function pages<Body extends Counted>(items: Pick<Body, readonly unknown[]>): Pagination {
  return pageNumber<Body>({
    page: 'page',
    start: 0,
    size: 'per_page',
    max: 10,
    items,
    total: (body) => body.totalCount,
    consistency: 'shifts',
  });
}
