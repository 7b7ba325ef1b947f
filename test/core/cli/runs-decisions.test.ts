import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { openProject } from '../../../core/index.js';
import { tempFolder } from '../support/temp-folder.js';
import { cli, type CliOptions } from './support/cli.js';
import { recipeProject, runRecipe, serveIdly } from './support/recipes.js';
import { startVendors } from './support/vendors.js';

const WRKFLOW = '0b6c9d1e-1111-4a2b-9c3d-222233334444';
const gave = (id: number): object => ({ launch_id: id, wrkflow_uuid: WRKFLOW });

interface Listed {
  readonly run: string;
  readonly step: string;
  readonly readBy: readonly string[];
}

/** Its launches are read by the `collect` of a loop only. */
const COLLECTING = `name: launch-collect
connections: { ops: wrk }
steps:
  - id: each
    for-each: [S72-0, S72-1]
    as: key
    key: \${{ key }}
    on-error: continue
    collect: \${{ steps.launch.launch_id }}
    steps:
      - { id: launch, uses: ops.launchWrkflow, with: { wrkflow_uuid: ${WRKFLOW}, name: "\${{ key }}" } }
`;
/** Its launch stands in a recipe that it calls. */
const CALLING = `name: launch-called
connections: { shop: hive, ops: wrk }
steps:
  - { id: sub, call: launch-one, with: { order: 501 } }
`;

async function gathered<T>(values: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const value of values) all.push(value);
  return all;
}

describe('what people say of uncertain steps', function () {
  this.timeout(60_000);
  const vendors = startVendors({ orders: 9 });
  const folder = tempFolder();
  const project = (): CliOptions => {
    const options = recipeProject(folder(), vendors());
    writeFileSync(join(options.cwd, 'launch-collect.yaml'), COLLECTING);
    writeFileSync(join(options.cwd, 'launch-called.yaml'), CALLING);
    return options;
  };
  const lost = async (recipe: string, times: number, options: CliOptions, ...args: readonly string[]): Promise<string> => {
    for (let time = 0; time < times; time += 1) vendors().wrk.faults.next('drop-after', { method: 'POST' });
    return runRecipe(recipe, options, ...args);
  };
  const one = (options: CliOptions): Promise<string> => lost('launch-one', 1, options, '--input', '{"order": 501}');
  const many = (options: CliOptions): Promise<string> => lost('launch-all', 3, options, '--input', '{"orders": [501, 502, 503]}');
  const resolve = (options: CliOptions, ...args: readonly string[]) => cli(['runs', 'resolve', ...args], options);
  const listed = async (options: CliOptions): Promise<readonly Listed[]> =>
    JSON.parse((await resolve(options, '--all', '--json')).stdout) as readonly Listed[];
  const lines = (decisions: readonly object[]): string => decisions.map((decision) => `${JSON.stringify(decision)}\n`).join('');
  const outputOf = async (id: string, options: CliOptions): Promise<unknown> => {
    const { stdout } = await cli(['runs', 'show', id, '--json'], options);
    return (JSON.parse(stdout) as { readonly run: { readonly output?: unknown } }).run.output;
  };

  it('is not that a call happened, without what it gave where a later step reads that', async () => {
    const options = project();
    const id = await one(options);
    const bare = await resolve(options, id, 'launch', '--happened');
    expect([bare.code, bare.stdout]).to.deep.equal([2, '']);
    expect(bare.stderr)
      .to.match(/What step launch gave is read by return\S*, and is not said\.\n/)
      .and.to.match(/--output '<JSON>'.*trunkline describe ops\.launchWrkflow.*--output null/);
    const { stdout } = await cli(['runs', 'show', id], options);
    expect(stdout).to.include(`trunkline runs resolve ${id} launch --happened --output '<what it gave>'\n`);
    expect((await resolve(options, id, 'launch', '--happened', '--output', 'null')).code).to.equal(0);
  });

  it('needs no output where nothing reads it', async () => {
    const options = project();
    const id = await many(options);
    expect((await resolve(options, id, 'each["502"].launch', '--happened')).code).to.equal(0);
  });

  it('needs what a call gave where a loop collects it, and where it stands in a called recipe', async () => {
    const options = project();
    const collecting = await lost('launch-collect', 2, options);
    expect((await resolve(options, collecting, 'each["S72-0"].launch', '--happened')).stderr).to.match(
      /gave is read by each, and is not said/,
    );
    const calling = await lost('launch-called', 1, options);
    expect((await resolve(options, calling, 'sub/launch', '--happened')).stderr).to.match(/gave is read by return\S*, and is not said/);
  });

  it('is held to what the operation gives, with every path that is wrong', async () => {
    const options = project();
    const id = await one(options);
    const wrong = await resolve(options, id, 'launch', '--happened', '--output', '{"launch_id": "77"}');
    expect(wrong.code).to.equal(2);
    expect(wrong.stderr)
      .to.match(/`wrkflow_uuid` is required/)
      .and.to.match(/`launch_id` must be an integer/);
    expect(wrong.stderr).to.match(/See its shape: trunkline describe ops\.launchWrkflow/);
    expect((await resolve(options, id, 'launch', '--happened', '--output', JSON.stringify(gave(77)))).code).to.equal(0);
    await cli(['run', 'launch-one.yaml', '--continue'], options);
    expect(await outputOf(id, options)).to.deep.equal({ launch: 77, name: 'order' });
  });

  it('is said of a step that is there: the nearest is named', async () => {
    const options = project();
    const id = await lost('launch-collect', 2, options);
    const { code, stderr } = await resolve(options, id, 'each[S72-0].launch', '--failed');
    expect(code).to.equal(2);
    expect(stderr).to.match(/has no step each\[S72-0\]\.launch; did you mean each\["S72-0"\]\.launch\?\n {2}Uncertain are: each/);
  });

  it('comes as a listing that was edited, each with an outcome, an output and a reason of its own', async () => {
    const options = project();
    const [first, second, loop] = [await one(options), await one(options), await many(options)];
    const decided = (await listed(options)).map((call) => ({
      ...call,
      ...(call.run === loop
        ? { outcome: 'failed' }
        : { outcome: 'happened', output: gave(call.run === first ? 1 : 2), reason: `seen ${call.step}` }),
    }));
    const { code, stderr } = await resolve({ ...options, stdin: `\n${lines(decided)}` }, '--from', '-', '--reason', 'asked the vendor');
    expect(code, stderr).to.equal(0);
    expect(stderr).to.match(/^5 steps of 3 runs settled\./m);
    await cli(['run', 'launch-one.yaml', '--continue'], options);
    expect([await outputOf(first, options), await outputOf(second, options)]).to.deep.equal(
      [1, 2].map((launch) => ({ launch, name: 'order' })),
    );
    expect((await cli(['runs', 'show', first, '--notes'], options)).stdout).to.match(/launch: happened: seen launch$/m);
    expect((await cli(['runs', 'show', loop, '--notes'], options)).stdout).to.match(/each\["502"\]\.launch: failed: asked the vendor$/m);
  });

  it('is taken as a whole or not at all: each bad line is named by its number', async () => {
    const options = project();
    const [id, loop] = [await one(options), await many(options)];
    writeFileSync(
      join(options.cwd, 'decisions.jsonl'),
      [
        JSON.stringify({ run: loop, step: 'each["501"].launch', outcome: 'failed' }),
        '{"run": ',
        JSON.stringify({ run: id, step: 'launch', outcome: 'happened' }),
        JSON.stringify({ run: loop, step: 'each[502].launch', outcome: 'failed' }),
        JSON.stringify({ run: 'zz', step: 'launch', outcome: 'failed' }),
        JSON.stringify({ run: loop, step: 'each["503"].launch', outcome: 'lost', ouput: 1 }),
        JSON.stringify({ run: loop.slice(0, 12), step: 'each["501"].launch', outcome: 'try-again' }),
        JSON.stringify({ run: loop, step: 'each["503"].launch', outcome: 'failed', output: 1 }),
      ].join('\n'),
    );
    const { code, stdout, stderr } = await resolve(options, '--from', 'decisions.jsonl');
    expect([code, stdout]).to.deep.equal([2, '']);
    const told = stderr.split('\n').flatMap((line) => /^ {2}(line .*)/.exec(line)?.[1] ?? []);
    const wanted = [
      /^line 2: It is no JSON/,
      /^line 3: What step launch gave is read by return/,
      /^line 4: .*did you mean each\["502"\]\.launch/,
      /^line 5: There is no run "zz"/,
      /^line 6: `outcome` is happened, try-again or failed; 1 unknown name: ouput/,
      /^line 7: Step .* is decided before/,
      /^line 8: `output` is of a call that happened/,
    ];
    expect(told).to.have.length(wanted.length);
    for (const [place, pattern] of wanted.entries()) expect(told[place]).to.match(pattern);
    expect(await listed(options)).to.have.length(4);
  });

  it('settles the others where one is not uncertain any more, or was tried since it was listed, and that is told', async () => {
    const options = project();
    const loop = await many(options);
    const decided = (await listed(options)).map((call) => ({
      ...call,
      outcome: 'failed',
      ...(call.step.includes('503') && { attempts: 0 }),
    }));
    await resolve(options, loop, 'each["502"].launch', '--failed');
    const { code, stderr } = await resolve({ ...options, stdin: lines(decided) }, '--from', '-');
    expect(code).to.equal(5);
    expect(stderr)
      .to.match(/each\["502"\]\.launch: The outcome of step .* is not uncertain\./)
      .and.to.match(/each\["503"\]\.launch: .* was tried again since/)
      .and.to.match(/^1 step of 1 run settled, 2 not\./m);
    expect((await listed(options)).map(({ step }) => step)).to.deep.equal(['each["503"].launch']);
  });

  it('is held to the same where a program says it, and settles nothing unless all of it can be taken', async () => {
    const options = project();
    const [id, loop] = [await one(options), await many(options)];
    await using opened = await openProject(options.cwd, { ports: { env: { get: (name) => options.env?.[name] } } });
    const asking = { reason: 'looked up' };
    const decide = (output?: unknown) => [
      { run: loop, step: 'each["501"].launch', decision: { kind: 'failed' } as const },
      { run: id, step: 'launch', decision: { kind: 'happened', output } as const, reason: 'seen' },
    ];
    const refusal = async (asked: Promise<unknown>): Promise<unknown> =>
      asked.then(
        () => undefined,
        (error: unknown) => error,
      );
    expect(await refusal(opened.runs.resolve(id, 'launch', { kind: 'happened' }, asking))).to.include({ code: 'output_needed' });
    expect(await refusal(opened.runs.resolve(id, 'launch', { kind: 'happened', output: {} }, asking)))
      .to.include({ code: 'invalid_output' })
      .and.have.nested.property('details.length', 2);
    const refused = await refusal(gathered(opened.runs.resolveAll(decide(7), asking)));
    expect(refused).to.include({ code: 'bad_decisions' }).and.have.nested.property('details[0].path', '[1]');
    expect(await listed(options)).to.have.length(4);
    const answers = await gathered(opened.runs.resolveAll(decide(gave(8)), asking));
    expect(answers.map(({ step, done }) => [step, done])).to.deep.equal([
      ['each["501"].launch', true],
      ['launch', true],
    ]);
  });

  it('is settled by the process that owns the store', async () => {
    const options = project();
    const id = await one(options);
    const serving = await serveIdly(options);
    const decision = { run: id, step: 'launch', outcome: 'happened', output: gave(5) };
    const { code, stdout } = await resolve({ ...options, stdin: lines([decision]) }, '--from', '-', '--json');
    expect([code, JSON.parse(stdout)]).to.have.nested.property('[1][0].atOnce', true);
    serving.child.kill('SIGINT');
    await serving.ended;
  });

  it('is not the same of all where steps read what each gave: these are left out', async () => {
    const options = project();
    const [id, loop] = [await one(options), await many(options)];
    const asked = await resolve(options, '--all', '--happened');
    expect(asked.stderr).to.match(/^1 uncertain step left out, whose output other steps read\. .*--from/m);
    expect(asked.stdout).not.to.include(id.slice(0, 12));
    const changed = await resolve(options, '--all', '--happened', '--yes', '4');
    expect([changed.code, changed.stdout]).to.deep.equal([2, '']);
    expect(changed.stderr).to.match(
      /There are 3 uncertain steps now beside 1 whose output other steps read, and not 4: nothing was changed\.\n.*--from/,
    );
    const { code, stderr } = await resolve(options, '--all', '--happened', '--yes', '3');
    expect(code).to.equal(5);
    expect(stderr)
      .to.match(/launch: It is left out: what it gave is read by return.*--from/)
      .and.to.match(/^3 steps of 1 run settled, 1 not\./m);
    expect((await listed(options)).map(({ run }) => run))
      .to.deep.equal([id])
      .and.not.to.include(loop);
  });
});
