import type { EmulatorRequest } from 'trunkline/testing';

/** The scheme is the word Api-Key, not Bearer. Which rights a key may lack is not documented: here it is that to change anything. */
export function keys({ all, read }: { readonly all: string; readonly read: string }) {
  const carries = (request: EmulatorRequest, key: string): boolean => request.headers.authorization === `Api-Key ${key}`;
  return {
    isKnown: (request: EmulatorRequest): boolean => carries(request, all) || carries(request, read),
    may: (request: EmulatorRequest): boolean => request.method === 'GET' || carries(request, all),
  };
}
