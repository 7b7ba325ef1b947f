import type { ApplicationRecord, PipelineRecord, UserRecord } from '../records.js';
import { idOf, ids } from './ids.js';

const MADE_AT = Date.parse('2017-05-02T09:00:00.430Z');
const DAY = 86_400_000;

/** The caller. */
export const ADA: UserRecord = {
  userId: idOf('user', 1),
  username: 'ada',
  name: 'Ada',
  type: 'user',
  gravatar: 'dff7a3e4eadab56aa69a24569cb61e98',
};

/** The caller's organisation. Its name has a capital that URLs lose. */
export const ACME: UserRecord = {
  userId: idOf('user', 2),
  username: 'Acme',
  name: 'Acme',
  type: 'organization',
  gravatar: 'da2aaeec804e118066a4ea8a396f95a8',
};

export const USERS: readonly UserRecord[] = [ADA, ACME];

const application = (
  number: number,
  name: string,
  rest: Partial<Pick<ApplicationRecord, 'owner' | 'privacy' | 'stack' | 'isMember'>>,
): ApplicationRecord => ({
  id: idOf('application', number),
  createdAt: MADE_AT + number * DAY,
  updatedAt: MADE_AT + number * DAY,
  owner: ACME.username,
  name,
  privacy: 'public',
  stack: 6,
  ignoredBranches: [],
  isMember: true,
  ...rest,
});

/** The five that everything else is about, and as many more, every third of them private, as Acme is to have. */
export function seedApplications(ofAcme: number): ApplicationRecord[] {
  const known = [
    application(1, 'storefront', {}),
    application(2, 'billing', { privacy: 'private' }),
    application(3, 'secret', { privacy: 'private', isMember: false }),
    application(4, 'legacy', { stack: 1 }),
    application(5, 'notes', { owner: ADA.username }),
  ];
  const more = Array.from({ length: Math.max(0, ofAcme - 4) }, (_, index) =>
    application(index + 6, `service-${String(index + 1).padStart(2, '0')}`, { privacy: index % 3 === 0 ? 'private' : 'public' }),
  );
  return [...known, ...more];
}

/** Storefront's build is followed by its deploy; the others stand alone. */
export const PIPELINES: readonly PipelineRecord[] = [
  {
    id: ids.storefrontBuild,
    createdAt: MADE_AT + DAY,
    applicationId: ids.storefront,
    name: 'build',
    type: 'git',
    nextId: ids.storefrontDeploy,
  },
  { id: ids.storefrontDeploy, createdAt: MADE_AT + DAY + 70, applicationId: ids.storefront, name: 'deploy', type: 'pipeline' },
  { id: ids.billingBuild, createdAt: MADE_AT + 2 * DAY, applicationId: ids.billing, name: 'build', type: 'git' },
  { id: ids.secretBuild, createdAt: MADE_AT + 3 * DAY, applicationId: ids.secret, name: 'build', type: 'git' },
];

export const STEP_VERSIONS = [
  { owner: 'wercker', name: 'npm-install', version: '1.2.1', description: 'Runs npm install and keeps what it downloads' },
  { owner: 'wercker', name: 'npm-install', version: '1.3.0', description: 'Runs npm install and keeps what it downloads' },
  { owner: 'wercker', name: 'bundle-install', version: '1.1.1', description: 'Runs bundle install and keeps what it downloads' },
] as const;

/** Sample wercker.yml files by the name of the stack. */
export const SAMPLE_YML: Readonly<Record<string, string>> = {
  nodejs: 'box: node\nbuild:\n  steps:\n    - npm-install\n    - npm-test\n',
  ruby: 'box: ruby\nbuild:\n  steps:\n    - bundle-install\n    - script:\n        name: rspec\n        code: bundle exec rspec\n',
};
