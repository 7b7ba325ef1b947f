/** The path of an endpoint below its base: `/recipes/910/jobs`, without the prefix of a managed workspace. */
export function endpointPath(path: string): string {
  return path.replace(/^\/api(\/managed_users\/[^/]+)?/, '').replace(/\/$/, '');
}

/** The collection that a path belongs to: `recipes`, `jobs`, `api_clients`. Limits and roles go by it. */
export function collectionOf(path: string): string {
  const [, first = '', second = '', third = ''] = endpointPath(path).split('/');
  if (first === 'job' || (first === 'recipes' && /^(jobs|repeat_jobs|cancel_jobs)$/.test(third))) return 'jobs';
  if (first === 'v1') return second === 'tables' ? 'table_records' : 'topics';
  return first === 'v2' || first === 'agentic' ? second : first;
}
