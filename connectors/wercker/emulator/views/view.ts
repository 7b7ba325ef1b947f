import type { RoutedRequest } from 'trunkline/testing';
import type { Service } from '../service.js';

/** What a representation depends on beside its record. */
export interface View {
  readonly service: Service;
  /** When it is looked at, in milliseconds since 1970. */
  readonly now: number;
  /** Scheme and host of the links. */
  readonly origin: string;
}

export function viewOf(request: RoutedRequest<never>, service: Service): View {
  return { service, now: request.at, origin: `http://${request.headers.host}` };
}
