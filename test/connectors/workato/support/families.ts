import type { SeededBug } from '../../../core/testing/contract/bugs/seeded-bug.js';
import type { WorkatoClient } from '../emulator-client.js';

type Id = string | number;

/** A family of lists by the way that their pages are asked for. */
export interface Family {
  readonly title: string;
  readonly list: string;
  /** By the first that was made. */
  readonly input?: (first: Id) => object;
  /** Where a record's id stands in it. */
  readonly id: 'id' | 'message_id';
  /** How many there are before anybody reads: several pages. */
  readonly count: number;
  /** Makes one more, in the vendor's own time. */
  readonly add: (vendor: WorkatoClient) => Promise<Id>;
  /** Whether what comes while it is read is read too. */
  readonly isForward?: boolean;
  readonly caveat?: 'records-may-be-missed';
  /** An author's mistake about it. */
  readonly bug: SeededBug;
}

interface Made {
  readonly id: number;
  readonly result: { readonly id: number };
}

function mistake(bug: string, ...changes: NonNullable<SeededBug['changes']>): SeededBug {
  return { bug, noticedBy: [], changes };
}

async function posted(vendor: WorkatoClient, path: string, body: object): Promise<Made> {
  return (await vendor.ask<Made>('POST', path, body)).body;
}

async function signedActivity(vendor: WorkatoClient): Promise<number> {
  await posted(vendor, '/properties', { properties: { [`p${vendor.effects.length}`]: '1' } });
  const { data } = await vendor.get<{ readonly data: readonly Made[] }>('/activity_logs?page[size]=1');
  return data[0]!.id;
}

const pageNamed = (list: string) => `operations.${list}.pagination.to.name`;

export const FAMILIES: readonly Family[] = [
  {
    title: 'K69: numbered pages',
    list: 'listFolders',
    id: 'id',
    count: 210,
    add: async (vendor) => (await posted(vendor, '/folders', { name: `f${vendor.effects.length}` })).id,
    caveat: 'records-may-be-missed',
    bug: mistake('pages from 0', ['pagination.start', 0]),
  },
  {
    title: 'K29, K69: numbered pages that are counted',
    list: 'listDeveloperApiClients',
    id: 'id',
    count: 210,
    add: async (vendor) =>
      (
        await posted(vendor, '/developer_api_clients', {
          name: `c${vendor.effects.length}`,
          api_privilege_group_id: 11,
          all_folders: true,
          environment_name: 'dev',
        })
      ).result.id,
    caveat: 'records-may-be-missed',
    bug: mistake('the page under another name', ['operations.listDeveloperApiClients.pagination.page.name', 'page_number']),
  },
  {
    title: 'K70, K71: recipes below an id',
    list: 'listRecipes',
    id: 'id',
    count: 210,
    add: async (vendor) => (await posted(vendor, '/recipes', { recipe: { name: 'r', code: '{}', folder_id: 7 } })).id,
    bug: mistake('the id under another name', [pageNamed('listRecipes'), 'after_id']),
  },
  {
    title: 'K73: jobs before a job',
    list: 'listJobs',
    input: () => ({ recipe_id: 910 }),
    id: 'id',
    count: 35,
    add: async (vendor) => (await vendor.vendor.runJob(910)).id,
    bug: mistake('the handle under another name', [pageNamed('listJobs'), 'after']),
  },
  {
    title: 'K73, K155: jobs after a job, with prev',
    list: 'listNewerJobs',
    input: (first) => ({ recipe_id: 910, offset_job_id: first }),
    id: 'id',
    count: 36,
    add: async (vendor) => (await vendor.vendor.runJob(910)).id,
    isForward: true,
    bug: mistake('the last of a page taken for its newest', ['operations.listNewerJobs.pagination.from.selector.path', ['items', 9, 'id']]),
  },
  {
    title: 'K74: activities after an activity',
    list: 'listActivities',
    id: 'id',
    count: 210,
    add: signedActivity,
    bug: mistake('the id under another name', [pageNamed('listActivities'), 'page_after']),
  },
  {
    title: 'K75: messages of a topic after a message',
    list: 'listTopicMessages',
    input: () => ({ topic_id: 72 }),
    id: 'message_id',
    count: 120,
    add: async (vendor) => (await vendor.vendor.publish(72, { order_id: 1 })).id,
    isForward: true,
    bug: { ...mistake('one page taken for all'), code: { 'after-message': () => undefined } },
  },
];
