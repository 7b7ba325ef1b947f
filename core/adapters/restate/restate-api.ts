import { request } from 'undici';
import { EngineError } from '../../engine/engine-error.js';

const TIMEOUT_MS = 10_000;

/** Posts JSON to one of Restate's two doors. Throws unless Restate has taken it. */
export async function post(url: URL, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const text = JSON.stringify(body);
  try {
    const answer = await request(url, {
      method: 'POST',
      body: text,
      headers: { 'content-type': 'application/json', ...headers },
      headersTimeout: TIMEOUT_MS,
      bodyTimeout: TIMEOUT_MS,
    });
    const said = await answer.body.text();
    if (answer.statusCode >= 200 && answer.statusCode < 300) return JSON.parse(said) as unknown;
    throw refused(url, answer.statusCode, said);
  } catch (error) {
    throw error instanceof EngineError ? error : unreachable(url, error);
  }
}

function refused(url: URL, status: number, said: string): EngineError {
  const remedy =
    status === 404
      ? 'Start a worker with `trunkline worker`: it makes the service known to Restate.'
      : 'Check `engine` in trunkline.yaml, and that the server is Restate 1.7 or later.';
  return new EngineError('engine_refused', `Restate at ${url.origin} answered ${status}: ${said.slice(0, 500)}`, remedy);
}

function unreachable({ origin }: URL, cause: unknown): EngineError {
  return new EngineError(
    'engine_unreachable',
    `Restate cannot be reached at ${origin}.`,
    'Start it, or correct `engine` in trunkline.yaml. Nothing is lost: starts wait in the store.',
    cause,
  );
}
