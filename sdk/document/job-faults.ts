import type { DefinitionFault } from '../errors/definition-error.js';
import type { JobDocument } from './job-document.js';
import { pathNames } from './path-names.js';

/** The input of the operation that a job belongs to. */
export interface JobInput {
  readonly fields: readonly string[];
  readonly isOptional: (field: string) => boolean;
}

/** What is wrong with a job; `at` is the part of it. */
export function jobFaults(job: JobDocument, input: JobInput): DefinitionFault[] {
  const started = Object.keys(job.with ?? {});
  const { path = undefined, with: finished = {} } = job.result ?? {};
  return [
    ...pathFaults('status', job.status, started, input),
    ...(path === undefined ? [] : pathFaults('result', path, [...Object.keys(finished), ...started], input)),
    ...unusedFaults('with', started, [job.status, path ?? '']),
    ...unusedFaults('result', Object.keys(finished), [path ?? '']),
    ...stateFaults(job),
    ...(job.everyMs > 0 && Number.isFinite(job.everyMs)
      ? []
      : [{ at: 'everySeconds', problem: 'there is no wait between two looks', remedy: 'Give a number of seconds above zero.' }]),
  ];
}

function pathFaults(at: string, path: string, sources: readonly string[], { fields, isOptional }: JobInput): DefinitionFault[] {
  const isPath = path.startsWith('/') && !/[?#\s]/.test(path);
  const malformed = isPath ? [] : [{ at, problem: `\`${path}\` is no path`, remedy: 'Begin it with `/`, and leave out any query.' }];
  const unfilled = pathNames(path).filter((name) => !sources.includes(name) && (!fields.includes(name) || isOptional(name)));
  return [
    ...malformed,
    ...unfilled.map((name) =>
      fields.includes(name)
        ? { at, problem: `\`${name}\` stands in the path and is optional`, remedy: 'Declare it with @Field: a path has no gaps.' }
        : {
            at,
            problem: `nothing fills \`{${name}}\``,
            remedy: `Read \`${name}\` from an answer in \`with\`, or declare it in the input class.`,
          },
    ),
  ];
}

function unusedFaults(at: string, names: readonly string[], paths: readonly string[]): DefinitionFault[] {
  const used = paths.flatMap(pathNames);
  return names
    .filter((name) => !used.includes(name))
    .map((name) => ({
      at,
      problem: `\`${name}\` is read and stands in no path`,
      remedy: `Write \`{${name}}\` in the path, or leave it out.`,
    }));
}

function stateFaults({ done, failed }: JobDocument): DefinitionFault[] {
  const none = {
    at: 'done',
    problem: 'no state means that it is done',
    remedy: 'Name at least one, or every call would wait for its deadline.',
  };
  return [
    ...(done.length === 0 ? [none] : []),
    ...done
      .filter((state) => failed.includes(state))
      .map((state) => ({ at: 'failed', problem: `\`${state}\` is among \`done\` as well`, remedy: 'Name each state once.' })),
  ];
}
