import type { Dated } from '../dated.js';

/** Facts: K149. */
export interface OnPremGroupRecord extends Dated {
  name: string;
}

export const SYSTEMS = ['linux', 'mac', 'windows'] as const;

/** A program on a customer's own machine, through which Workato reaches what is there. Facts: K149. */
export interface OnPremAgentRecord extends Dated {
  name: string;
  os: (typeof SYSTEMS)[number];
  on_prem_group_id: number;
  awaiting_setup: boolean;
  /** The common name of its certificate. */
  readonly cn: string;
}
