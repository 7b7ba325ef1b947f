import type { Answer, RoutedRequest, RouteOptions, Routes } from 'trunkline/testing';
import { forbidden, notFound, unauthorized } from '../refused.js';
import { finishImports } from '../packages/finish-imports.js';
import type { Workato } from '../workato.js';
import type { Workspace } from '../workspace.js';
import { Call } from './call.js';
import { mayAsk } from './privileges.js';
import type { DeveloperClientRecord } from './records.js';

/** Answers one call; what it throws as `Refused` is answered too. */
export type Endpoint = (call: Call) => Answer;

/** Endpoints whose caller is known, may ask them, and asks not too often. Each is there once for every base path. */
export class Api {
  constructor(
    private readonly workato: Workato,
    private readonly bases: readonly Routes[],
  ) {}

  get(path: string, endpoint: Endpoint): this {
    return this.on('GET', path, endpoint);
  }

  post(path: string, endpoint: Endpoint, options?: RouteOptions): this {
    return this.on('POST', path, endpoint, options);
  }

  put(path: string, endpoint: Endpoint): this {
    return this.on('PUT', path, endpoint);
  }

  delete(path: string, endpoint: Endpoint): this {
    return this.on('DELETE', path, endpoint);
  }

  on(method: string, path: string, endpoint: Endpoint, options?: RouteOptions): this {
    const answer = (request: RoutedRequest): Answer => this.workato.errors.answerOf(() => endpoint(this.#enter(request)));
    for (const routes of this.bases) routes.on(method, path, answer, options);
    return this;
  }

  #enter(request: RoutedRequest): Call {
    const { workato } = this;
    const client = clientOf(request, workato);
    const workspace = workspaceOf(request, workato);
    workato.limits.take(request.method, request.path, workspace, request.at);
    if (!mayAsk(client, workato.own, request)) throw forbidden();
    finishImports(workspace, request.at);
    return new Call(workato, workspace, client, request);
  }
}

/** Only a Bearer token of this data centre is let in; the legacy forms are not looked at. Facts: K14, K17, K19. */
function clientOf({ headers }: RoutedRequest, { own, options }: Workato): DeveloperClientRecord {
  const [, token] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? [];
  const [client] = own.developerClients.live((one) => one.token === token && one.region === options.region);
  if (client === undefined) throw unauthorized();
  return client;
}

function workspaceOf({ path }: RoutedRequest, workato: Workato): Workspace {
  const [, managed] = /^\/api\/managed_users\/([^/]+)\//.exec(path) ?? [];
  if (managed === undefined) return workato.own;
  const workspace = workato.managedBy(decodeURIComponent(managed));
  if (workspace === undefined) throw notFound();
  return workspace;
}
