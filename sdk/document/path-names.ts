/** The names that stand in a path as `{name}`, in their order. */
export function pathNames(path: string): readonly string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name!);
}
