import type { EmulatorDefinition } from 'trunkline/testing';
import { ERROR_FORMS, type ErrorForm } from './error-answers.js';
import { DOWNLOADS, type Downloads } from './packages/downloads.js';
import { MANAGED_EXTERNAL_ID, MANAGED_ID, type WorkatoOptions } from './workato.js';

export interface WorkatoSettings {
  readonly token?: string;
  readonly limitedToken?: string;
  readonly productionToken?: string;
  readonly otherRegionToken?: string;
  readonly region?: string;
  readonly errorForm?: string;
  readonly limits?: string;
  readonly trial?: string;
  readonly environments?: string;
  readonly recipes?: number;
  readonly jobs?: number;
  readonly jobSeconds?: number;
  readonly workSeconds?: number;
  readonly activities?: number;
  readonly downloads?: string;
}

export const settings: EmulatorDefinition<WorkatoSettings>['settings'] = {
  token: { description: 'The API token whose role has every endpoint, of the development environment', default: 'workato_emulator_token' },
  limitedToken: { description: 'An API token that may look at recipes and jobs only', default: 'workato_limited_token' },
  productionToken: { description: 'An API token of the production environment', default: 'workato_production_token' },
  otherRegionToken: { description: 'An API token of another data centre, unknown in this one', default: 'workato_other_region_token' },
  region: { description: `The data centre; the workspace that it manages is ${MANAGED_ID}, or E${MANAGED_EXTERNAL_ID}`, default: 'us' },
  errorForm: { description: `The form of errors: ${ERROR_FORMS.join(', ')}`, default: 'current' },
  limits: { description: 'Whether requests are counted: on, off', default: 'on' },
  trial: { description: 'Whether the trial of the plan is over: active, expired', default: 'active' },
  environments: { description: 'Whether the workspace has environments: on, off', default: 'on' },
  recipes: { description: 'How many recipes a new workspace has, at least 18; the first is 901', default: 24 },
  jobs: { description: 'How many jobs each running recipe has behind it', default: 13 },
  jobSeconds: { description: 'How long a job takes, in seconds', default: 2 },
  workSeconds: { description: 'How long an export, a build, a deployment and a test run take, in seconds', default: 4 },
  activities: { description: 'How many activities a new workspace has behind it, one an hour', default: 250 },
  downloads: {
    description: `How a package is handed over: by the API itself, or by a redirect to another path or origin: ${DOWNLOADS.join(', ')}`,
    default: 'direct',
  },
};

export type ChosenSettings = Required<WorkatoSettings>;

/** What is not given is as in `settings`. */
export function chooseSettings(given: WorkatoSettings): ChosenSettings {
  const usual = Object.entries(settings).map(([name, setting]) => [name, setting.default]);
  const said = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries([...usual, ...said]) as ChosenSettings;
}

/** Throws a RangeError when a word is none of those of its setting. */
export function optionsOf(chosen: ChosenSettings, seed: number): WorkatoOptions {
  const { region, jobSeconds, workSeconds } = chosen;
  return {
    seed,
    region,
    jobSeconds,
    workSeconds,
    downloads: oneOf<Downloads>('downloads', chosen.downloads, DOWNLOADS),
    errorForm: oneOf<ErrorForm>('errorForm', chosen.errorForm, ERROR_FORMS),
    hasLimits: oneOf('limits', chosen.limits, ['on', 'off']) === 'on',
    isTrialOver: oneOf('trial', chosen.trial, ['active', 'expired']) === 'expired',
    hasEnvironments: oneOf('environments', chosen.environments, ['on', 'off']) === 'on',
  };
}

function oneOf<Word extends string>(name: string, value: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === value);
  if (found === undefined) throw new RangeError(`The ${name} ${value} is none of ${words.join(', ')}`);
  return found;
}
