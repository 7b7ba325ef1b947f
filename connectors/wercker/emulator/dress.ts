import { type Answer, type EmulatorRequest, type Layer, sha256Hex, withHeaders } from 'trunkline/testing';

const TWO_WEEKS = 14 * 86_400_000;

/** Puts on every answer what the vendor's server puts there. Facts: C11, C29. */
export function dressAnswers(): Layer {
  let answers = 0;
  return (next) => (request) => {
    answers += 1;
    const answer = next(request);
    const session = sha256Hex(`${request.at} ${answers}`);
    return withHeaders(answer, {
      'cache-control': 'private, no-cache, no-store, must-revalidate',
      'set-cookie': `express.sid=s%3A${session}; Path=/; Expires=${new Date(request.at + TWO_WEEKS).toUTCString()}; HttpOnly`,
      ...marks(request, answer, session),
    });
  };
}

function marks({ method, path }: EmulatorRequest, { status, body }: Answer, session: string): Record<string, string> {
  if (method === 'POST' && path === '/api/v3/runs') return { 'x-wercker-trace-id': session.slice(0, 16) };
  if (status !== 200 || body === undefined || method === 'POST') return {};
  return { etag: `W/"${sha256Hex(JSON.stringify(body)).slice(0, 22)}"` };
}
