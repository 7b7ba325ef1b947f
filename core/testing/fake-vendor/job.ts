import type { JobDocument, Selector } from 'trunkline/document';
import type { Answer } from '../server/answer.js';
import type { RouteHandler } from '../server/routes.js';
import { put } from './place.js';

/** A request of a job beside the one that starts it: its path below the service, and its answer. */
export interface JobStep {
  readonly path: string;
  readonly respond: RouteHandler<never>;
}

/** The answer that starts a job: whatever the paths that follow are filled with. */
export function started({ with: named = {} }: JobDocument): Answer {
  return { status: 202, body: filled({}, named) };
}

/** A job that is done when it is first looked at. Without a result of its own, the last status is the result; `beside` is what else a status tells. */
export function jobSteps(job: JobDocument, result: () => Answer, beside: () => unknown): readonly JobStep[] {
  const { status, state, done, result: place } = job;
  const last = (): Answer => {
    const body = place ? filled(beside(), place.with ?? {}) : result().body;
    return { status: 200, body: put(body, state, done[0]) };
  };
  return [{ path: status, respond: last }, ...(place ? [{ path: place.path, respond: result }] : [])];
}

function filled(body: unknown, named: Readonly<Record<string, Selector>>): unknown {
  return Object.values(named).reduce((at: unknown, select, index) => put(at, select, index + 1), body);
}
