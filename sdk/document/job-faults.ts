import type { DefinitionFault } from '../errors/definition-error.js';
import type { JobDocument } from './job-document.js';
import type { RequestDocument } from './operation-document.js';
import { pathNames } from './path-names.js';

/** The operation that a job belongs to, as far as its job asks. */
export interface JobStart {
  readonly request: RequestDocument;
  readonly isOptional: (inputField: string) => boolean;
}

/** What is wrong with a job; `at` is the part of it. */
export function jobFaults(job: JobDocument, start: JobStart): DefinitionFault[] {
  const { path: result, with: finished = {} } = job.result ?? {};
  const paths = result === undefined ? [job.status] : [job.status, result];
  const fromStart = Object.keys(job.with ?? {});
  const fromStatus = Object.keys(finished);
  return [
    ...pathFaults('status', job.status, fromStart, start),
    ...(result === undefined ? textFaults(start) : pathFaults('result', result, [...fromStatus, ...fromStart], start)),
    ...unusedFaults('with', fromStart, paths),
    ...unusedFaults('result', fromStatus, paths.slice(1)),
    ...stateFaults(job),
    ...waitFaults(job),
  ];
}

function pathFaults(at: string, path: string, sources: readonly string[], { request, isOptional }: JobStart): DefinitionFault[] {
  const isPath = path.startsWith('/') && !/[?#\s]/.test(path);
  const malformed = { at, problem: `\`${path}\` is no path`, remedy: 'Begin it with `/`, and leave out any query.' };
  const unread = pathNames(path).filter((name) => !sources.includes(name));
  return [...(isPath ? [] : [malformed]), ...unread.flatMap(nameFaults)];

  function nameFaults(name: string): DefinitionFault[] {
    const remedy = `Read \`${name}\` from an answer in \`with\`, or declare it in the input class.`;
    if (!Object.hasOwn(request.fields, name)) return [{ at, problem: `nothing fills \`{${name}}\``, remedy }];
    if (!isOptional(name)) return [];
    return [{ at, problem: `\`${name}\` stands in the path and is optional`, remedy: 'Declare it with @Field: a path has no gaps.' }];
  }
}

function textFaults({ request }: JobStart): DefinitionFault[] {
  if (request.answer !== 'text') return [];
  return [{ at: 'result', problem: 'the answer is text, and a status is data', remedy: 'Say in `result` where the text is.' }];
}

function unusedFaults(at: string, names: readonly string[], paths: readonly string[]): DefinitionFault[] {
  const used = paths.flatMap(pathNames);
  return names
    .filter((name) => !used.includes(name))
    .map((name) => ({ at, problem: `\`${name}\` is read and stands in no path`, remedy: `Write \`{${name}}\` in it, or leave it out.` }));
}

function stateFaults({ done, failed }: JobDocument): DefinitionFault[] {
  const none = {
    at: 'done',
    problem: 'no state means that it is done',
    remedy: 'Name at least one: every call would wait for its deadline.',
  };
  const both = done.filter((state) => failed.includes(state));
  return [
    ...(done.length === 0 ? [none] : []),
    ...both.map((state) => ({ at: 'failed', problem: `\`${state}\` is among \`done\` as well`, remedy: 'Name each state once.' })),
  ];
}

function waitFaults({ everyMs }: JobDocument): DefinitionFault[] {
  if (everyMs > 0 && Number.isFinite(everyMs)) return [];
  return [{ at: 'everySeconds', problem: 'there is no wait between two looks', remedy: 'Give a number of seconds above zero.' }];
}
