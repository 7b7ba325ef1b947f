import { expect } from 'chai';
import { documentOf } from 'trunkline/document';
import { bearer, Connector, errorTable, operations } from 'trunkline/sdk';
import { AcmeConnection, Contacts, faults } from './faults.js';

interface Fault {
  error?: { code: string; parts: { text: string }[]; 'the code': string };
  code?: string;
}

type Code = (body: Fault) => string | undefined;

/** The path that the document has for a lambda. */
function pathOf(code: Code): unknown {
  @Connector(AcmeConnection, {
    name: 'acme',
    title: 'Acme',
    source: 'Acme API',
    baseUrl: 'https://api.acme.example',
    auth: bearer((connection) => connection.token),
    errors: errorTable({ code }),
  })
  class Acme extends operations(Contacts) {}
  return documentOf(Acme).errors.code;
}

describe('a typed lambda', () => {
  it('becomes a path when it is a chain of members', () => {
    expect(pathOf((body) => body.code)).to.deep.equal({ path: ['code'] });
    expect(pathOf((body) => body.error!.code)).to.deep.equal({ path: ['error', 'code'] });
    expect(pathOf((body) => body as string)).to.deep.equal({ path: [] });
  });

  it('may be optional at every step', () => {
    expect(pathOf((body) => body.error?.code)).to.deep.equal({ path: ['error', 'code'] });
    expect(pathOf((body) => body.error?.parts?.[0]?.text)).to.deep.equal({ path: ['error', 'parts', 0, 'text'] });
  });

  it('may index a list, and quote a name', () => {
    expect(pathOf((body) => body.error!.parts[1]!.text)).to.deep.equal({ path: ['error', 'parts', 1, 'text'] });
    expect(pathOf((body) => body.error!['the code'])).to.deep.equal({ path: ['error', 'the code'] });
    expect(pathOf((body) => body.error!['code'])).to.deep.equal({ path: ['error', 'code'] });
  });

  it('is refused when it decides, calls, computes or takes its parameter apart', () => {
    const other = 'code';
    const lambdas: Code[] = [
      (body) => body.code ?? body.error?.code,
      (body) => body.code || 'none',
      (body) => (body.error ? body.error.code : body.code),
      (body) => body.code?.trim(),
      (body) => `${body.code}`,
      (body) => body.code + '!',
      (body) => body[other],
      ({ code }) => code,
      (body) => {
        return body.code;
      },
      function (body) {
        return body.code;
      },
      () => other,
    ];
    for (const code of lambdas) {
      const told = faults(Contacts, { errors: errorTable({ code }) });
      expect(told, String(code)).to.have.length(1);
      expect(told[0], String(code)).to.match(
        /^Acme\.errors\.code: `[^]*` is not a plain path \| Write a chain of members only, or name it as code/,
      );
    }
  });

  it('is shown cut short when it is long', () => {
    const code: Code = (body) => body.code ?? body.error?.code ?? body.error?.parts[0]?.text ?? body.error?.['the code'] ?? 'none at all';
    expect(faults(Contacts, { errors: errorTable({ code }) })[0]).to.match(/`.{77}\.\.\.` is not a plain path/);
  });
});
