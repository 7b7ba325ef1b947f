import { expect } from 'chai';
import { eachTest, type Json } from './emulator-client.js';

interface Job {
  readonly id: string;
  readonly title: string;
  readonly is_error: boolean;
  readonly completed_at: string | null;
}
interface Jobs extends Json {
  readonly job_scope_count: number;
  readonly items: readonly Job[];
}

const titles = ({ items }: Jobs): string[] => items.map(({ title }) => title);

describe('the Workato emulator keeps jobs and', () => {
  const held = eachTest();
  const list = (query = '', recipe = 910): Promise<Jobs> => held.workato.get<Jobs>(`/recipes/${recipe}/jobs${query}`);
  const act = (action: string, body: object) => held.workato.ask<{ results: Json[] }>('POST', `/recipes/910/${action}`, body);

  it('K73, K94: lists them ten at a time, newest first, with the counts of all', async () => {
    const first = await list();
    const { items: _, ...counts } = first;
    expect(counts).to.deep.equal({ job_count: 13, job_succeeded_count: 12, job_failed_count: 1, job_scope_count: 13 });
    expect(titles(first)).to.deep.equal(Array.from({ length: 10 }, (_, index) => `Order ${13 - index}`));
    const second = await list(`?offset_job_id=${first.items.at(-1)?.id}`);
    expect(titles(second)).to.deep.equal(['Order 3', 'Order 2', 'Order 1']);
    expect(titles(await list(`?offset_job_id=${second.items.at(-1)?.id}&prev=false`))).to.deep.equal([]);
    expect(await held.workato.status('GET', '/recipes/910/jobs?offset_job_id=j-NONE-NONE')).to.equal(404);
  });

  it('K73, K155: gives the newer ones next after a job, and none when there is none', async () => {
    const newest = (await list()).items[0];
    expect(titles(await list(`?offset_job_id=${newest?.id}&prev=true`))).to.deep.equal([]);
    for (let job = 14; job < 26; job += 1) await held.workato.vendor.runJob(910, { title: `Order ${job}` });
    const page = await list(`?offset_job_id=${newest?.id}&prev=true`);
    expect([titles(page).at(0), titles(page).at(-1), page.items.length]).to.deep.equal(['Order 23', 'Order 14', 10]);
    expect(titles(await list(`?offset_job_id=${page.items[0]?.id}&prev=true`))).to.deep.equal(['Order 25', 'Order 24']);
  });

  it('K96: filters them, and does not count what the filter leaves out to the scope', async () => {
    const failed = await list('?status=failed');
    expect([titles(failed), failed.job_scope_count, failed.job_count]).to.deep.equal([['Order 5'], 1, 13]);
    expect(titles(await list('?status=pending'))).to.deep.equal([]);
    expect(await held.workato.status('GET', '/recipes/910/jobs?status=lost')).to.equal(400);
  });

  it('K95, K97: shows one by its handle, its end and its error only when it has ended', async () => {
    const { id } = await held.workato.vendor.runJob(910, { title: 'Order 14', error: 'Out of stock' });
    const path = `/recipes/910/jobs/${id}`;
    const job = { id, flow_run_id: (await held.workato.get(path)).flow_run_id, started_at: '2025-01-05T10:00:10.000Z', title: 'Order 14' };
    const pending = { ...job, completed_at: null, is_poll_error: false, is_error: false, error: null };
    expect(await held.workato.get(path)).to.deep.equal(pending);
    held.workato.now += 2000;
    const ended = { ...pending, completed_at: '2025-01-05T10:00:12.000Z', is_error: true, error: 'Out of stock' };
    expect(await held.workato.get(path)).to.deep.equal(ended);
    expect(id).to.match(/^j-[A-Z\d]{8}-[A-Z\d]{6}$/);
    expect(await held.workato.status('GET', `/recipes/916/jobs/${id}`)).to.equal(404);
  });

  it('K46, K98: repeats some as new jobs, and tells which it could not', async () => {
    const [failed] = (await list('?status=failed')).items;
    const { body } = await act('repeat_jobs', { job_ids: [failed?.id, 'j-NONE-NONE'] });
    expect(body.results).to.deep.equal([
      { job_id: failed?.id, status: 'enqueued' },
      { job_id: 'j-NONE-NONE', status: 'failed', error: 'Job not found' },
    ]);
    const rerun = await list('?rerun_only=true');
    expect(titles(rerun)).to.deep.equal(['Order 5']);
    expect((await act('repeat_jobs', { job_ids: [rerun.items[0]?.id] })).body.results[0]).to.deep.include({
      error: 'Job is still running',
    });
    expect(held.workato.vendor.ledger.of('job.repeated').map(({ key }) => key)).to.deep.equal([failed?.id]);
    const many = await act('repeat_jobs', { job_ids: Array.from({ length: 26 }, (_, job) => `j-${job}`) });
    expect([many.status, many.body]).to.deep.equal([400, { message: 'Validation failed', errors: { job_ids: ['has more than 25 jobs'] } }]);
    expect((await act('repeat_jobs', { job_ids: [] })).status).to.equal(400);
  });

  it('K98: cancels what is under way, and nothing that has ended', async () => {
    const { id } = await held.workato.vendor.runJob(910);
    expect((await act('cancel_jobs', { job_ids: [id] })).body.results).to.deep.equal([{ job_id: id, status: 'canceled' }]);
    expect((await act('cancel_jobs', { job_ids: [id] })).body.results[0]).to.deep.include({
      status: 'failed',
      error: 'Job is not running',
    });
    expect(await held.workato.get(`/recipes/910/jobs/${id}`)).to.deep.include({ error: 'Job was canceled', is_error: true });
    expect(held.workato.effects).to.deep.equal([['job.canceled', id]]);
  });

  it('K99: goes on with a job that waits, once, and answers without a body', async () => {
    const { id } = await held.workato.vendor.runJob(910, { resume_token: 'token-1' });
    held.workato.now += 86_400_000;
    expect(await held.workato.get(`/recipes/910/jobs/${id}`)).to.deep.include({ completed_at: null });
    const resumed = await held.workato.ask('POST', '/job/resume', { token: 'token-1', data: { approved: true } });
    expect([resumed.status, resumed.text]).to.deep.equal([204, '']);
    held.workato.now += 2000;
    expect(await held.workato.get(`/recipes/910/jobs/${id}`)).to.deep.include({
      completed_at: '2025-01-06T10:00:12.000Z',
      is_error: false,
    });
    expect(await held.workato.status('POST', '/job/resume', { token: 'token-1' })).to.equal(404);
    expect(await held.workato.status('POST', '/job/resume', { data: {} })).to.equal(400);
    expect(held.workato.effects).to.deep.equal([['job.resumed', id]]);
  });
});
