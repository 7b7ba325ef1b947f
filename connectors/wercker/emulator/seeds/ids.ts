const KINDS = {
  application: 'dd',
  build: 'ba',
  deploy: 'de',
  item: '17',
  pipeline: 'aa',
  run: 'bb',
  step: '57',
  token: 'ff',
  user: '05',
  workflow: 'ee',
} as const;

export type Kind = keyof typeof KINDS;

/** An id of 24 hexadecimal digits that tells what it is of: the third run is `5955bb00bb00bb0000000003`. */
export function idOf(kind: Kind, number: number): string {
  return `5955${`${KINDS[kind]}00`.repeat(3)}${number.toString(16).padStart(8, '0')}`;
}

/** Undefined for an id of another kind. */
export function numberOf(kind: Kind, id: string): number | undefined {
  const prefix = idOf(kind, 0).slice(0, -8);
  return /^[0-9a-f]{24}$/.test(id) && id.startsWith(prefix) ? Number.parseInt(id.slice(-8), 16) : undefined;
}

/** What a test or a recipe names. */
export const ids = {
  storefront: idOf('application', 1),
  storefrontBuild: idOf('pipeline', 1),
  storefrontDeploy: idOf('pipeline', 2),
  billing: idOf('application', 2),
  billingBuild: idOf('pipeline', 3),
  secret: idOf('application', 3),
  secretBuild: idOf('pipeline', 4),
  legacy: idOf('application', 4),
} as const;
