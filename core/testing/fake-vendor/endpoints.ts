import type { RequestDocument } from 'trunkline/document';
import type { Answer } from '../server/answer.js';
import type { RoutedRequest } from '../server/emulator-request.js';
import { Routes, type RouteOptions } from '../server/routes.js';

export type Respond = (request: RoutedRequest<never>) => Answer;

/** Where an operation is, as its document says it. */
export type Endpoint = Pick<RequestDocument, 'path' | 'service'> & { readonly method: string };

/** The endpoints of a document's operations. Of several at one place, the first is answered. */
export class Endpoints {
  readonly routes = new Routes();
  readonly #places = new Map<string, { readonly pattern: RegExp; readonly respond: Respond }[]>();

  constructor(private readonly firstService: string) {}

  add(endpoint: Endpoint, respond: Respond, options?: RouteOptions): void {
    const { method, service = this.firstService } = endpoint;
    // A name may fill a part of a segment, as in `{id}.csv`; routes know whole ones only, and the pattern tells them apart.
    const segments = endpoint.path.split('/').map((segment, index) => (segment.includes('{') ? `{part${index}}` : segment));
    const path = `/${service}${segments.join('/')}`;
    const place = this.#places.get(`${method} ${path}`);
    const one = { pattern: endpointPattern(endpoint, this.firstService), respond };
    if (place) return void place.push(one);
    const added = [one];
    this.#places.set(`${method} ${path}`, added);
    const respondTo: Respond = (request) => {
      const found = added.find(({ pattern }) => pattern.test(request.path));
      return found ? found.respond(request) : { status: 404, body: { error: 'unknown-route' } };
    };
    this.routes.on(method, path, respondTo, options);
  }
}

/** The paths of an endpoint at the fake vendor: below the name of its service. */
export function endpointPattern({ path, service }: Pick<Endpoint, 'path' | 'service'>, firstService: string): RegExp {
  const plain = path.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^/${service ?? firstService}${plain.replaceAll(/\{[^}]*\}/g, '[^/]+')}$`);
}
