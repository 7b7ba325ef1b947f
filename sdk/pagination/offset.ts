import { writeQueryTarget, type TargetSpec } from '../document/target-spec.js';
import { writeBase, writeStop, type PagerOptions, type Pagination, type StopOptions } from './pagination.js';

export interface OffsetOptions<Body> extends PagerOptions<Body>, StopOptions<Body> {
  readonly offset: string | TargetSpec;
  readonly limit: string | TargetSpec;
  /** Records asked for per page. */
  readonly max: number;
}

/** Pages by how many records to skip. Advances by the records that came; ends on a short or empty page, or when `hasMore` is false. */
export function offset<Body>(options: OffsetOptions<Body>): Pagination {
  return {
    write: (writer) => {
      if (!(options.max > 0)) writer.fault('the page size is not above zero', 'Give `max`: the records to ask for per page.');
      return {
        kind: 'offset',
        ...writeBase(writer, options),
        offset: writeQueryTarget(options.offset),
        size: { to: writeQueryTarget(options.limit), value: options.max },
        stop: writeStop(writer, options),
      };
    },
  };
}
