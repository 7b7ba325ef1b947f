import { type EmulatorRequest, type Layer, sha256Hex } from 'trunkline/testing';
import { unauthorized } from './errors.js';
import type { Service } from './service.js';

export interface Login {
  readonly username: string;
  readonly password: string;
}

/** True when there is a credential; the layer below has made sure that it is a good one. */
export function isSignedIn({ headers, query }: EmulatorRequest): boolean {
  return headers.authorization !== undefined || query.has('token');
}

/** Lets through whoever shows nothing or something good. Facts: C6 to C9. */
export function checkCredentials(service: Service, login: Login): Layer {
  const basic = `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`;
  return (next) => (request) => {
    const { authorization } = request.headers;
    const token = authorization?.startsWith('Bearer ') ? authorization.slice('Bearer '.length) : request.query.get('token');
    if (authorization?.startsWith('Basic ')) return takesBasic(request) && authorization === basic ? next(request) : unauthorized();
    if (authorization !== undefined && !authorization.startsWith('Bearer ')) return unauthorized();
    return token === null || useToken(service, token, request.at) ? next(request) : unauthorized();
  };
}

function takesBasic({ method, path }: EmulatorRequest): boolean {
  return method === 'POST' && path === '/api/v3/tokens';
}

function useToken({ tokens }: Service, plain: string, now: number): boolean {
  const hashed = sha256Hex(plain);
  const token = tokens.oldestFirst().find(({ hashedToken, isDeleted }) => hashedToken === hashed && !isDeleted);
  if (token === undefined) return false;
  tokens.change(token, { lastUsedAt: now });
  return true;
}
