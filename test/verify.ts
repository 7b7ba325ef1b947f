import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Everything that must hold, cheapest first. Each is an npm script. */
const CHECKS = ['format:check', 'lint', 'test:types', 'test', 'test:crash', 'docs:check'] as const;

const folder = mkdtempSync(join(tmpdir(), 'trunkline-verify-'));
const counts = join(folder, 'counts');
const broken: string[] = [];
for (const check of CHECKS) {
  const { status } = spawnSync('npm', ['run', '--silent', check], { stdio: 'inherit', env: { ...process.env, TEST_COUNTS: counts } });
  process.stdout.write(`${status === 0 ? 'ok' : 'FAILED'}  ${check}\n`);
  if (status !== 0) broken.push(check);
}
const { passes, failures } = total(counts);
rmSync(folder, { recursive: true });
if (broken.length > 0) process.stdout.write(`Failed: ${broken.join(', ')}\n`);
process.stdout.write(`${passes} passed, ${failures + (broken.length > 0 && failures === 0 ? broken.length : 0)} failed\n`);
process.exitCode = broken.length === 0 && passes > 0 ? 0 : 1;

/** What the test runner itself counted, over all its runs. */
function total(file: string): { readonly passes: number; readonly failures: number } {
  const sum = { passes: 0, failures: 0 };
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const run = JSON.parse(line) as { readonly passes: number; readonly failures: number; readonly pending: number };
    sum.passes += run.passes;
    sum.failures += run.failures + run.pending;
  }
  return sum;
}
