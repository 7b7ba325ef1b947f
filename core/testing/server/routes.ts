import { type Answer, type ErrorAnswer, withHeaders } from './answer.js';
import { type EmulatorRequest, RoutedRequest } from './emulator-request.js';

/** The names in a path template: `'/orders/{id}'` has `'id'`. */
export type ParamNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | ParamNames<Rest> : never;

/**
 * Answers one kind of request. It is not async: a request is handled whole before the next one begins, as in a database transaction, so a
 * vendor's state needs no locks.
 */
export type RouteHandler<Name extends string> = (request: RoutedRequest<Name>) => Answer;

/** What the body of a route is: JSON, parsed, unless it is a file, which is handed over as bytes. */
export interface RouteOptions {
  readonly body?: 'json' | 'bytes';
}

interface Route extends RouteOptions {
  readonly handler: RouteHandler<string>;
}

class Node {
  readonly children = new Map<string, Node>();
  readonly handlers = new Map<string, Route>();
  param: { readonly name: string; readonly node: Node } | undefined;
}

/** The vendor's paths. A fixed segment wins over a `{name}`; a trailing slash makes no difference. */
export class Routes {
  readonly #root: Node;
  readonly #prefix: string;

  constructor(prefix = '', parent?: Routes) {
    this.#root = parent ? parent.#root : new Node();
    this.#prefix = parent ? parent.#prefix + prefix : prefix;
  }

  /** The same routes, for adding to under a longer path: `routes.under('/merchant_api/v1')`. */
  under(prefix: string): Routes {
    return new Routes(prefix, this);
  }

  on<Path extends string>(method: string, path: Path, handler: RouteHandler<ParamNames<Path>>, options?: RouteOptions): this {
    let node = this.#root;
    for (const segment of segmentsOf(this.#prefix + path)) node = segment.startsWith('{') ? paramOf(node, segment) : childOf(node, segment);
    node.handlers.set(method, { ...options, handler });
    return this;
  }

  get<Path extends string>(path: Path, handler: RouteHandler<ParamNames<Path>>): this {
    return this.on('GET', path, handler);
  }

  post<Path extends string>(path: Path, handler: RouteHandler<ParamNames<Path>>, options?: RouteOptions): this {
    return this.on('POST', path, handler, options);
  }

  put<Path extends string>(path: Path, handler: RouteHandler<ParamNames<Path>>, options?: RouteOptions): this {
    return this.on('PUT', path, handler, options);
  }

  patch<Path extends string>(path: Path, handler: RouteHandler<ParamNames<Path>>): this {
    return this.on('PATCH', path, handler);
  }

  delete<Path extends string>(path: Path, handler: RouteHandler<ParamNames<Path>>): this {
    return this.on('DELETE', path, handler);
  }

  /** Finds the route, parses the body and runs the handler; what does not fit is refused in the vendor's words. */
  answer(request: EmulatorRequest, errorAnswer: ErrorAnswer): Answer {
    const params: Record<string, string> = {};
    const node = this.#find(request.path, params);
    if (node === undefined || node.handlers.size === 0) return errorAnswer(404, 'unknown-route');
    const route = node.handlers.get(request.method);
    if (route === undefined) return allowing(node, errorAnswer(405, 'wrong-method'));
    let body: unknown;
    try {
      body = route.body === 'bytes' || request.bytes.length === 0 ? undefined : JSON.parse(request.text);
    } catch {
      return errorAnswer(400, 'bad-json');
    }
    return route.handler(new RoutedRequest(request, params, body));
  }

  #find(path: string, params: Record<string, string>): Node | undefined {
    let node: Node | undefined = this.#root;
    for (const segment of segmentsOf(path)) {
      const fixed: Node | undefined = node.children.get(segment);
      if (fixed === undefined && node.param) params[node.param.name] = decode(segment);
      node = fixed ?? node.param?.node;
      if (node === undefined) return undefined;
    }
    return node;
  }
}

function segmentsOf(path: string): string[] {
  return path.split('/').slice(1, path.endsWith('/') ? -1 : undefined);
}

function childOf(node: Node, segment: string): Node {
  const child = node.children.get(segment) ?? new Node();
  node.children.set(segment, child);
  return child;
}

function paramOf(node: Node, segment: string): Node {
  const name = segment.slice(1, -1);
  if (node.param && node.param.name !== name) throw new TypeError(`One place in a path has two names: {${node.param.name}} and {${name}}`);
  node.param ??= { name, node: new Node() };
  return node.param.node;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function allowing(node: Node, answer: Answer): Answer {
  return withHeaders(answer, { allow: [...node.handlers.keys()].join(', ') });
}
