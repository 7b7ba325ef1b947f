import { fileName } from '../http/file-name.js';
import { header } from '../http/headers.js';
import type { FileOrder, OpenFile } from '../http/open-file.js';
import { afterYes, begunBefore, inDoubt } from './after-yes.js';
import { awaitJob, beginJob } from './await-job.js';
import type { DownloadOptions, FileAnswer } from './connection.js';
import type { ConnectionParts } from './connection-parts.js';
import type { DownloadPlan } from './operation-plan.js';

/** Asks for a file, once the job that makes it is done where there is one, and hands it over as it begins to come. */
export async function callDownload(
  parts: ConnectionParts,
  plan: DownloadPlan,
  given: unknown,
  options: DownloadOptions,
): Promise<FileAnswer> {
  const input = await parts.accept(plan, given);
  const call = parts.begin(plan.name, options);
  const { effect, sha256Header } = plan.document;
  if (options.resumed && effect.kind === 'unsafe') throw begunBefore(call);
  const until = options.timeoutMs === undefined ? Infinity : call.deadline;
  const order: FileOrder = { until, sha256Header, settle: (error) => inDoubt(effect, call, error) };
  const request = parts.prepare(plan, plan.build, input, call);
  const { job } = plan;
  if (job === undefined) return answerOf(await parts.exchange.openFile(request, order, call));
  const begun = await beginJob(parts, { plan, job, input, request, call });
  return afterYes(effect, call, async () => {
    const { result } = await awaitJob(parts, begun);
    return answerOf(await parts.exchange.openFile(result!, order, begun.call));
  });
}

function answerOf({ headers, size, body }: OpenFile): FileAnswer {
  const name = fileName(headers);
  const type = header(headers, 'content-type');
  return { ...(name !== undefined && { name }), ...(type !== undefined && { type }), ...(size !== undefined && { size }), body };
}
