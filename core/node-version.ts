/** Older ones lack what is loaded first of all. */
const OLDEST = [22, 19] as const;

/** Why a Node.js of this version will not do, and what to do about it; undefined when it will. */
export function nodeFault(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return undefined;
  return (
    `Trunkline needs Node.js ${OLDEST.join('.')} or later, 24 to run recipes, and this is ${version}.\n` +
    '  Install Node.js 24 from https://nodejs.org, or for one folder alone: npm install --save-dev node@24'
  );
}
