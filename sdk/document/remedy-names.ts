/** Names of the settings that a remedy has in braces: `Use a token of {region}.` */
export function remedyNames(remedy: string): string[] {
  return [...remedy.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name!);
}
