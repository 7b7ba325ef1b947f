import type { VendorName, Vendors } from './vendors.js';

/** A call that a recipe made, as the vendor's ledger tells it. */
export interface Made {
  readonly vendor: VendorName;
  readonly kind: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** What one recipe of docs/recipes is for. Ids of what is new are those that the emulators give next. */
export interface RecipeCase {
  /** Its file's name, without `.yaml`. */
  readonly recipe: string;
  /** What its first round makes of the vendors' history: how many calls. Default: none. */
  readonly ofHistory?: number;
  /** Things that happen, and that it must leave alone. */
  readonly spares: (vendors: Vendors) => Promise<unknown>;
  /** The thing that it is for. */
  readonly happens: (vendors: Vendors) => Promise<unknown>;
  /** The calls that it makes then, by vendor and in order. */
  readonly makes: readonly Made[];
  /** Whether the last of them may be made again, by the connector's word. */
  readonly last: 'repeatable' | 'unsafe';
}

/** A Wrkflow that was launched. */
export function launched(wrkflow: string, name: string, parameters: object): Made {
  return { vendor: 'wrk', kind: 'launch.started', method: 'POST', path: `/api/v1/wrkflow/${wrkflow}/launch`, body: { name, parameters } };
}

/** A task that was made in a project of the workspace 778. */
export function task(project: number, body: object): Made {
  const path = `/api/v9/workspaces/778/projects/${project}/tasks`;
  return { vendor: 'toggl', kind: 'task.created', method: 'POST', path, body };
}

/** Somebody tracks time. */
export function track(vendors: Vendors, entry: { readonly start: string; readonly duration: number; readonly project_id?: number }) {
  return vendors.somebody('toggl', 'POST', '/api/v9/workspaces/778/time_entries', { ...entry, workspace_id: 778, created_with: 'app' });
}

/** Somebody launches a Wrkflow. */
export function launch(vendors: Vendors, wrkflow: string, name: string) {
  return vendors.somebody('wrk', 'POST', `/api/v1/wrkflow/${wrkflow}/launch`, {
    name,
    parameters: { order_id: '501', Email: 'a@b.example' },
  });
}

export const ORDER_INTAKE = '0b6c9d1e-1111-4a2b-9c3d-222233334444';
export const INVOICE_INTAKE = '1c7d0e2f-2222-4b3c-8d4e-333344445555';
export const STOCK_REPORT = '2d8e1f30-3333-4c4d-9e5f-444455556666';
