import type { Answer, RoutedRequest, Routes } from 'trunkline/testing';
import { answerOf } from '../answers.js';
import type { Call } from './call.js';

/** Answers a call about something: the caller, a workspace, an organization. */
export type Endpoint<Scope> = (call: Call, scope: Scope) => Answer;

/** Lets a request in, or throws a refusal. */
export type Enter<Scope> = (request: RoutedRequest) => readonly [Call, Scope];

/** Routes whose requests are signed, counted and may see what they ask about. */
export class Endpoints<Scope> {
  constructor(
    private readonly routes: Routes,
    private readonly enter: Enter<Scope>,
  ) {}

  get(path: string, endpoint: Endpoint<Scope>): this {
    return this.on('GET', path, endpoint);
  }

  post(path: string, endpoint: Endpoint<Scope>): this {
    return this.on('POST', path, endpoint);
  }

  put(path: string, endpoint: Endpoint<Scope>): this {
    return this.on('PUT', path, endpoint);
  }

  patch(path: string, endpoint: Endpoint<Scope>): this {
    return this.on('PATCH', path, endpoint);
  }

  delete(path: string, endpoint: Endpoint<Scope>): this {
    return this.on('DELETE', path, endpoint);
  }

  on(method: string, path: string, endpoint: Endpoint<Scope>): this {
    this.routes.on(method, path, (request: RoutedRequest) => answerOf(() => endpoint(...this.enter(request))));
    return this;
  }
}
