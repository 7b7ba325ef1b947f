import { expect } from 'chai';
import { json, ScriptedHttp } from '../support/scripted-http.js';
import { PAGERS } from './model-vendor.js';
import { lister, readAll } from './reading.js';

async function follow(link: string) {
  const http = new ScriptedHttp((_request, asked) => json({ data: [{ id: asked }], link: asked === 0 ? link : null }));
  const { error } = await readAll((await lister(PAGERS['next URL'], http))());
  return { code: (error as { code?: string } | undefined)?.code, urls: http.requests.slice(1).map(({ url }) => url.href) };
}

describe('A next page’s URL', () => {
  it('is followed below the service’s own base, absolute or relative', async () => {
    for (const link of [
      'https://api.notes.example/v1/notes?page=2',
      '/v1/notes?page=2',
      'notes?page=2',
      '?page=2',
      'https://API.notes.example:443/v1/notes?page=2',
      'x/../notes?page=2',
    ]) {
      expect(await follow(link), link).to.deep.equal({ code: undefined, urls: ['https://api.notes.example/v1/notes?page=2'] });
    }
  });

  it('goes nowhere else, however it is written (H22)', async () => {
    const elsewhere = [
      'https://evil.example/v1/notes',
      '//evil.example/v1/notes',
      '\\\\evil.example\\v1',
      'http://api.notes.example/v1/notes',
      'https://api.notes.example:8443/v1/notes',
      'https://api.notes.example.evil.example/v1',
      'https://api.notes.example@evil.example/v1/',
      'https://user:pass@api.notes.example/v1/notes',
      '/v2/notes',
      '/v1/../admin',
      '/v1/%2e%2e/admin',
      '/v2/..%2fv1/notes',
      '/v1/..%2fadmin',
      '/v1/%2e%2e%2Fadmin',
      '/v1/a%5c..%5c..%5cadmin',
      '/v1x/notes',
      '/',
      'javascript:alert(1)',
      'data:application/json,{}',
      'file:///etc/passwd',
      'https://',
      '/v1/notes#a',
    ];
    for (const link of elsewhere) expect(await follow(link), link).to.deep.equal({ code: 'bad_next_url', urls: [] });
  });
});
