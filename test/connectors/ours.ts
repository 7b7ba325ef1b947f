import { Hive } from 'trunkline/connectors/hive';
import { Toggl } from 'trunkline/connectors/toggl';
import { Wercker } from 'trunkline/connectors/wercker';
import { Workato } from 'trunkline/connectors/workato';
import { Wrk } from 'trunkline/connectors/wrk';

/** The connectors of this repository, by name. */
export const OURS = { hive: Hive, toggl: Toggl, wercker: Wercker, workato: Workato, wrk: Wrk };
