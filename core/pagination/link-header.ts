import type { Headers } from '../http/headers.js';

/** One link of a `Link` header: its target, then parameters whose values may be quoted. Source: RFC 8288, section 3. */
const LINK = /<([^<>]*)>((?:\s*;\s*[\w!#$%&'*+.^`|~-]+\s*(?:=\s*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]*))?)*)/g;
const PARAMETER = /;\s*([\w!#$%&'*+.^`|~-]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?/g;

/** The target of the first link with this relation; undefined when there is none. */
export function linkTarget(headers: Headers, rel: string): string | undefined {
  const text = [headers['link'] ?? []].flat().join(',');
  for (const [, target, parameters = ''] of text.matchAll(LINK)) {
    if (relationsOf(parameters).includes(rel.toLowerCase())) return target;
  }
  return undefined;
}

function relationsOf(parameters: string): readonly string[] {
  const found = [...parameters.matchAll(PARAMETER)].find(([, name]) => name!.toLowerCase() === 'rel');
  return (found?.[2] ?? found?.[3] ?? '').toLowerCase().split(/\s+/);
}
