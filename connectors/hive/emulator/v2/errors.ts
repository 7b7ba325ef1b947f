import type { Layer } from 'trunkline/testing';

export const V2 = '/merchant_api/v2';

/** Version 2 says `errors` alone, without the `success: false` of version 1. Source: the public Ruby client PostCo/hive_api. */
export const withoutSuccess: Layer = (next) => (request) => {
  const answer = next(request);
  if (!request.path.startsWith(`${V2}/`) || answer.status < 400) return answer;
  const { errors } = answer.body as { readonly errors: readonly string[] };
  return { ...answer, body: { errors } };
};
