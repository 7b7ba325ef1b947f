import { expect } from 'chai';
import { Download, Field, Get, lookup, Optional, Post, unsafe, type Action, type Effect, type FileJob } from 'trunkline/sdk';
import { Contact, faults } from './faults.js';

class ExportOf {
  @Field('What to export') what!: string;
  @Optional('Its format') format?: string;
}

interface Started {
  id: string;
}
interface Status {
  state: string;
  file: string;
}

const sound: FileJob = {
  status: '/exports/{id}',
  with: { id: (started: Started) => started.id },
  state: (status: Status) => status.state,
  done: ['done'],
  failed: ['failed'],
  everySeconds: 5,
  result: { path: '/exports/{what}/{id}/{file}', with: { file: (status: Status) => status.file } },
};

/** What is wrong with a download and an action that have this job. */
function jobFaults(more: Partial<FileJob>): string[] {
  const job = { ...sound, ...more };
  class Group {
    @Download('/exports', { title: 'Export', method: 'POST', effect: unsafe, input: ExportOf, job }) declare export: Download<ExportOf>;
    @Post('/exports', { title: 'Export', effect: unsafe, input: ExportOf, output: Contact, job }) declare call: Action<ExportOf, Contact>;
  }
  const [first = [], second = []] = ['export', 'call'].map((name) =>
    faults(Group)
      .filter((fault) => fault.startsWith(`Acme.${name}`))
      .map((fault) => fault.replace(`Acme.${name}.`, '')),
  );
  expect(first).to.deep.equal(second);
  return first;
}

describe('a download or a job that is wrong', () => {
  it('is not one of these', () => {
    expect(jobFaults({})).to.deep.equal([]);
    expect(jobFaults({ result: '/exports/{id}/{what}' })).to.deep.equal([]);
  });

  it('is told what every request is told', () => {
    class Group {
      @Download('log', { title: ' ' }) declare log: Download<void>;
      @Download('/logs/{id}' as never, { title: 'Log', service: 'files' }) declare other: Download<void>;
      @Download('/prints', { title: 'Print', method: 'POST' } as { title: string }) declare print: Download<void>;
    }
    expect(faults(Group)).to.deep.equal([
      'Acme.log: `log` is no path | Begin it with `/` and leave the query to the input class.',
      'Acme.log: the title is empty | Say in a few words what it does.',
      'Acme.other: `{id}` in the path is no field of the input class | Declare `id` with @Field in an input class.',
      'Acme.other: no service is named `files` | Known services: api.',
      'Acme.print: nothing says what repeating it does | Give it an `effect`: idempotent, keyed(header), lookup(...), unsafe, or read.',
    ]);
  });

  it('is told that a file cannot be looked up, when the compiler was not listened to', () => {
    const find = lookup('find-print', async () => undefined) as Effect;
    class Group {
      @Download('/prints', { title: 'Print', method: 'POST', effect: find }) declare print: Download<void>;
    }
    expect(faults(Group)).to.deep.equal([
      'Acme.print.effect: a file cannot be looked up | Choose idempotent, keyed(header), unsafe, or read.',
    ]);
  });

  it('is told that a name of a path has no source, an optional one, or no place', () => {
    expect(
      jobFaults({ status: '/exports/{id}/{part}/{format}', with: { id: sound.with!['id']!, extra: sound.with!['id']! } }),
    ).to.deep.equal([
      'job.status: nothing fills `{part}` | Read `part` from an answer in `with`, or declare it in the input class.',
      'job.status: `format` stands in the path and is optional | Declare it with @Field: a path has no gaps.',
      'job.with: `extra` is read and stands in no path | Write `{extra}` in it, or leave it out.',
    ]);
    expect(jobFaults({ result: { path: '/files/{at}', with: { file: (status: Status) => status.file } } })).to.deep.equal([
      'job.result: nothing fills `{at}` | Read `at` from an answer in `with`, or declare it in the input class.',
      'job.result: `file` is read and stands in no path | Write `{file}` in it, or leave it out.',
    ]);
    expect(jobFaults({ status: 'exports/{id}?full=1' })).to.deep.equal([
      'job.status: `exports/{id}?full=1` is no path | Begin it with `/`, and leave out any query.',
    ]);
  });

  it('is told that no state ends it, that one ends it twice, and that it does not wait', () => {
    expect(jobFaults({ done: [] })).to.deep.equal([
      'job.done: no state means that it is done | Name at least one: every call would wait for its deadline.',
    ]);
    expect(jobFaults({ failed: ['done'] })).to.deep.equal(['job.failed: `done` is among `done` as well | Name each state once.']);
    const waits = 'job.everySeconds: there is no wait between two looks | Give a number of seconds above zero.';
    for (const everySeconds of [0, -1, NaN, Infinity]) expect(jobFaults({ everySeconds })).to.deep.equal([waits]);
  });

  it('is told that a lambda of it is no path, and that text is no status', () => {
    expect(jobFaults({ state: (status: Status) => status.state ?? status.file })[0]).to.match(/^job\.state: .* is not a plain path/);
    class Log {
      @Field('Its text') text!: string;
    }
    class Group {
      @Get('/logs/{what}', {
        title: 'Log',
        input: ExportOf,
        output: Log,
        answer: 'text',
        as: 'text',
        job: { ...sound, result: undefined },
      })
      declare log: Action<ExportOf, Log>;
    }
    expect(faults(Group)).to.deep.equal([
      'Acme.log.job.result: the answer is text, and a status is data | Say in `result` where the text is.',
    ]);
  });
});
