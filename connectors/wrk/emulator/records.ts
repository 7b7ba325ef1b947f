// Wrk's objects. Source: support.account.wrk.com, Wrkflows reference (10120971) and Launches reference (10119847). Times are unix seconds.

export interface ParameterSchema {
  readonly type: 'string' | 'integer' | 'number' | 'boolean';
  readonly description?: string;
}

/** A JSON Schema, or an empty object when a launch needs nothing. */
export interface LaunchParameters {
  readonly type?: 'object';
  readonly properties?: Readonly<Record<string, ParameterSchema>>;
  readonly required?: readonly string[];
}

export interface Wrkflow {
  readonly wrkflow_uuid: string;
  readonly name: string;
  readonly last_updated: number;
  readonly launch_parameters: LaunchParameters;
  readonly meta: {
    readonly short_description: string;
    readonly long_description: string;
    /** Seconds; 0 when unknown. */
    readonly avg_completion_time: number;
    readonly webhook_url: string | null;
    readonly schedule_info: { readonly schedule_description: string; readonly enabled: boolean } | null;
  };
}

/** The later form, of `/launch`. */
export interface Launch {
  readonly launch_id: number;
  readonly wrkflow_uuid: string;
  readonly name: string;
  readonly start_date: number;
  readonly state: {
    readonly status: LaunchStatus;
    /** Seconds it has been running, pauses left out. */
    readonly time_elapsed: number;
    readonly num_task_completed: number;
    readonly num_errors: number;
  };
}

/** There is no failed one: a launch with problems is running or completed with errors. */
export const LAUNCH_STATUSES = ['running', 'paused', 'completed'] as const;
export type LaunchStatus = (typeof LAUNCH_STATUSES)[number];

/** The early form, of `/get-launches`. */
export interface EarlyLaunch extends Omit<Launch, 'state'> {
  readonly status: {
    /** 1 running, 2 paused, 3 completed. */
    readonly status_code: number;
    readonly status_label: string;
    readonly time_elapsed: number;
    readonly task_completed: number;
    readonly errors: number;
  };
}
