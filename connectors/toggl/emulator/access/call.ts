import type { RoutedRequest } from 'trunkline/testing';
import type { User } from '../records.js';
import type { Toggl } from '../toggl.js';
import { integer } from '../query.js';

/** One request of somebody who is let in. */
export class Call {
  constructor(
    readonly toggl: Toggl,
    readonly request: RoutedRequest,
    readonly user: User,
    /** The parsed JSON body. */
    readonly body: unknown = request.body,
  ) {}

  /** Milliseconds since 1970. */
  get now(): number {
    return this.request.at;
  }

  /** The id that stands in the path. */
  id(name: string): number {
    return integer(this.request.param(name), name);
  }

  /** Comma-joined ids in the path. */
  ids(name: string): number[] {
    return this.request
      .param(name)
      .split(',')
      .map((id) => integer(id, name));
  }
}
