import { IsInt, Min } from 'class-validator';
import { nextUrl, Optional } from 'trunkline/sdk';
import { CreatedAtFilter } from '../created-at-filter.js';

interface HiveCursorPage {
  data: unknown[];
  pagination: { next_page_url: string | null };
}

/** What every list of version 2 says of itself: an absolute URL leads to its next page, null ends it. */
export const V2_LIST = {
  service: 'v2',
  pagination: nextUrl({ items: (body: HiveCursorPage) => body.data, next: (body) => body.pagination.next_page_url }),
} as const;

const LIMIT = 'Records per page; 20 when absent, the greatest number is not documented';

export class PageSizeV2 {
  @Optional(LIMIT) @IsInt() @Min(1) limit?: number | null;
}

/** Bounds of the creation time, and the size of a page. */
export class CreatedAtFilterV2 extends CreatedAtFilter {
  @Optional(LIMIT) @IsInt() @Min(1) limit?: number | null;
}
