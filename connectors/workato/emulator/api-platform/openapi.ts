import { isJson } from '../fields.js';
import { parse } from '../recipes/code.js';

export interface DescribedEndpoint {
  readonly method: string;
  /** Without the slash at its beginning. */
  readonly path: string;
  readonly name: string;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** What an OpenAPI text describes; undefined when it has no paths. Of YAML it reads paths and methods by their indentation. */
export function endpointsOf(content: string, format: 'json' | 'yaml'): DescribedEndpoint[] | undefined {
  return format === 'json' ? fromJson(parse(content)) : fromYaml(content);
}

function fromJson(spec: unknown): DescribedEndpoint[] | undefined {
  const paths = isJson(spec) ? spec['paths'] : undefined;
  if (!isJson(paths)) return undefined;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(isJson(methods) ? methods : {})
      .filter(([method]) => METHODS.includes(method))
      .map(([method, one]) => endpoint(method, path, isJson(one) ? one['operationId'] : undefined)),
  );
}

function fromYaml(text: string): DescribedEndpoint[] | undefined {
  if (!/^paths:/m.test(text)) return undefined;
  let path = '';
  return text.split('\n').flatMap((line) => {
    path = /^ {2}(\/[^:]*):/.exec(line)?.[1] ?? path;
    const [, method = ''] = /^ {4}(\w+):/.exec(line) ?? [];
    return path !== '' && METHODS.includes(method) ? [endpoint(method, path, undefined)] : [];
  });
}

function endpoint(method: string, path: string, name: unknown): DescribedEndpoint {
  const verb = method.toUpperCase();
  return { method: verb, path: path.slice(1), name: typeof name === 'string' ? name : `${verb} ${path}` };
}
