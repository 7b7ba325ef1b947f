import type { Answer, RoutedRequest, Routes } from 'trunkline/testing';
import { whenWritable } from '../access.js';
import { ok, whenValid } from '../answers.js';
import { failure } from '../errors.js';
import { jobAt } from '../job.js';
import { Parameters } from '../parameters.js';
import type { Revision } from '../records.js';
import { commitHash } from '../seeds/commits.js';
import type { Service } from '../service.js';
import { startedRun } from '../views/runs.js';
import { viewOf } from '../views/view.js';

/** Facts: C23, C64 to C67. */
export function addStarting(routes: Routes, service: Service): void {
  routes.post('/runs', (request) => {
    const parameters = new Parameters(request.body);
    const pipelineId = parameters.requiredText('pipelineId');
    const revision = readRevision(parameters, service);
    const tag = parameters.text('tag');
    const sourceRunId = parameters.text('sourceRunId');
    return whenValid(parameters, () => {
      const pipeline = service.pipelines.find(pipelineId);
      return whenWritable(request, service.applications.find(pipeline?.applicationId), () => {
        if (pipeline === undefined || !isUsable(service, sourceRunId, request)) return unusableSource();
        const run = service.startRun(pipeline, { ...revision, tag, sourceRunId }, request.at);
        service.file.ledger.append('run.triggered', run.id, request, parameters.text('message'));
        return ok(startedRun(run, viewOf(request, service)));
      });
    });
  });
}

/** What to work on; what is not said is the newest commit of the branch, or of master. */
export function readRevision(parameters: Parameters, { runs, builds, options }: Service): Revision {
  const branch = parameters.text('branch');
  const commit = parameters.commit('commitHash');
  if (commit !== undefined && branch === undefined) parameters.refuse('commitHash', 'object.with', 'missing required peer branch');
  return {
    branch: branch ?? 'master',
    commitHash: commit ?? commitHash(options.seed, runs.size + builds.size + 1),
    message: parameters.text('message') ?? 'fix',
    envVars: parameters.envVars(),
  };
}

/** Artifacts are taken over from a run that has passed. */
function isUsable({ runs }: Service, sourceRunId: string | undefined, { at }: RoutedRequest<never>): boolean {
  if (sourceRunId === undefined) return true;
  const source = runs.find(sourceRunId);
  return source !== undefined && jobAt(source, at).result === 'passed';
}

function unusableSource(): Answer {
  return failure(422, 'The source run has not finished', { code: 'source_run_unfinished' });
}
