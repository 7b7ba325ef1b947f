import { Get, List, lookup, path, Poll, Post, type Action, type Effect, type Lookup, type Trigger } from 'trunkline/sdk';
import { Launch, FinishedLaunch, LaunchId, LaunchFilter, FinishedLaunchFilter } from './launch.js';
import { pages } from './pager.js';

const LAUNCH_PAGES = pages((body: { launches: unknown[]; totalCount: number }) => body.launches);
const ARTICLE = 'support.account.wrk.com, article 10119847';

/** A repeat may be refused, so after a lost answer the launch itself tells whether it is paused. */
function untilPausedIs(paused: boolean): Effect<LaunchId, Launch> {
  return lookup(paused ? 'is-paused' : 'is-resumed', async ({ http, input }: Lookup<LaunchId>) => {
    const launch = await http.get(Launch, path`/launch/${input.launch_id}`);
    const isPaused = launch.state?.status === 'paused' || launch.status?.status_code === 2;
    return isPaused === paused ? launch : undefined;
  });
}

export class Launches {
  @List('/launch', {
    title: 'List launches',
    description: 'Newest start first; all, or those of a Wrkflow, of a state, or of a span of start times.',
    input: LaunchFilter,
    record: Launch,
    key: (launch) => launch.launch_id,
    order: 'newest-first',
    pagination: LAUNCH_PAGES,
    stability: 'experimental',
    source: `${ARTICLE}; the key \`launches\` and the paging inferred from the list of Wrkflows`,
  })
  declare listLaunches: List<LaunchFilter, Launch>;

  /** In no order that a poll could stop by: a launch that began long ago may be the last to end. */
  @List('/launch', {
    title: 'List finished launches',
    description: 'Those that have ended, with or without errors: nothing says failed but a count of errors above 0.',
    input: FinishedLaunchFilter,
    record: FinishedLaunch,
    key: (launch) => launch.launch_id,
    pagination: LAUNCH_PAGES,
    stability: 'experimental',
    source: `${ARTICLE}; \`status_code\` inferred from the early form of the list`,
  })
  declare listFinishedLaunches: List<FinishedLaunchFilter, FinishedLaunch>;

  @List('/get-launches', {
    title: 'List launches (early name)',
    description: 'Superseded by listLaunches; it answers with `status` instead of `state`.',
    input: LaunchFilter,
    record: Launch,
    key: (launch) => launch.launch_id,
    order: 'newest-first',
    pagination: LAUNCH_PAGES,
    stability: 'deprecated',
    source: `${ARTICLE}, first published form; the key \`launches\` and the base URL inferred from the list of Wrkflows`,
  })
  declare listLaunchesLegacy: List<LaunchFilter, Launch>;

  @Get('/launch/{launch_id}', {
    title: 'Get a launch',
    description: 'By its id: running, paused or completed, and for how long. No state says failed; a count of errors above 0 does.',
    input: LaunchId,
    output: Launch,
    source: 'README of wrk-platform-sdk 2.6.0: GET /launch/{launch_id}',
  })
  declare getLaunch: Action<LaunchId, Launch>;

  @Post('/launch/{launch_id}/pause', {
    title: 'Pause a launch',
    description: 'It waits until resumeLaunch lets it go on. When an answer is lost, the launch is read to see whether it is paused.',
    input: LaunchId,
    effect: untilPausedIs(true),
    stability: 'experimental',
    source: `${ARTICLE}; the answer is not documented, that a repeat may be refused is inferred`,
  })
  declare pauseLaunch: Action<LaunchId, void>;

  @Post('/launch/{launch_id}/resume', {
    title: 'Resume a launch',
    description: 'It goes on after pauseLaunch. When an answer is lost, the launch is read to see whether it still is paused.',
    input: LaunchId,
    effect: untilPausedIs(false),
    stability: 'experimental',
    source: `${ARTICLE}; the answer is not documented, that a repeat may be refused is inferred`,
  })
  declare resumeLaunch: Action<LaunchId, void>;

  @Poll('listLaunches', {
    title: 'New launch',
    description:
      '`start_date` counts whole seconds and the bound is inclusive: launches of the last second come again and are known by their id.',
    record: Launch,
    key: (launch) => launch.launch_id,
    cursor: (launch) => launch.start_date,
    since: 'lower_start_date',
    stability: 'experimental',
  })
  declare newLaunch: Trigger<LaunchFilter, Launch>;

  @Poll('listFinishedLaunches', {
    title: 'Launch finished',
    description: 'Reads all finished launches each time, since none says when it ended: bound it by `lower_start_date` or `wrkflow_uuid`.',
    record: FinishedLaunch,
    cursor: (launch) => launch.start_date,
    stability: 'experimental',
  })
  declare launchFinished: Trigger<FinishedLaunchFilter, FinishedLaunch>;
}
