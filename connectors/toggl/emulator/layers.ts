import { type Layer, seededRandom, withHeaders } from 'trunkline/testing';

/** Headers that every answer carries. Source: recordings of December 2024. */
export function answerHeaders(seed: number): Layer {
  let answered = 0;
  return (next) => (request) => {
    const random = seededRandom(seed, (answered += 1));
    const id = Array.from({ length: 32 }, () => random.integer(0, 15).toString(16)).join('');
    const marks = { 'X-Request-Id': id, 'X-Toggl-Request-Id': id, 'X-Service-Level': 'GREEN', Instance: 'emulator' };
    return withHeaders(next(request), marks);
  };
}

/** Answers 410 to endpoints that are gone for good. Source: seed page (410); that these are gone today is inferred. */
export function gone(prefixes: readonly string[]): Layer {
  return (next) => (request) => {
    const isGone = prefixes.some((prefix) => prefix !== '' && request.path.startsWith(prefix));
    return isGone ? { status: 410, body: 'This endpoint is gone' } : next(request);
  };
}
