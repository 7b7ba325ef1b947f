export { WrkConnection } from './connection.js';
export { Wrk } from './connector.js';
export {
  FinishedLaunch,
  FinishedLaunchFilter,
  FinishedState,
  FinishedStatus,
  Launch,
  LaunchFilter,
  LaunchId,
  LaunchState,
  LaunchStatus,
} from './launch.js';
export { Launched, LaunchRequest, Schedule, Wrkflow, WrkflowId, WrkflowMeta } from './wrkflows.js';
