import { type Answer, type RoutedRequest, type Routes, seededRandom, sha256Hex } from 'trunkline/testing';
import { whenSignedIn } from '../access.js';
import { created, ok, whenValid } from '../answers.js';
import { notFound } from '../errors.js';
import { Parameters } from '../parameters.js';
import type { TokenRecord } from '../records.js';
import { idOf } from '../seeds/ids.js';
import type { Service } from '../service.js';
import { tokenDetails } from '../views/tokens.js';
import { viewOf } from '../views/view.js';

/** Facts: C12 to C14, C81 to C84. */
export function addTokens(routes: Routes, service: Service): void {
  routes.get('/tokens', (request) =>
    whenSignedIn(request, () => {
      const active = service.tokens.oldestFirst().filter(({ isDeleted }) => !isDeleted);
      return ok(active.map((token) => tokenDetails(token, viewOf(request, service))));
    }),
  );
  routes.post('/tokens', (request) => createToken(request, service));
  routes.get('/tokens/{tokenId}', (request) => withToken(request, service, (token) => ok(tokenDetails(token, viewOf(request, service)))));
  routes.patch('/tokens/{tokenId}', (request) => withToken(request, service, (token) => renameToken(request, service, token)));
  routes.delete('/tokens/{tokenId}', (request) =>
    withToken(request, service, (token) => {
      service.tokens.change(token, { isDeleted: true });
      service.file.ledger.append('token.deleted', token.id, request);
      return { status: 204 };
    }),
  );
}

/** Keeps a token by its hash. */
export function addToken({ tokens }: Service, name: string, plain: string, createdAt: number): TokenRecord {
  const id = idOf('token', tokens.size + 1);
  return tokens.add({ id, createdAt, name, hashedToken: sha256Hex(plain), lastCharacters: plain.slice(-4) });
}

function createToken(request: RoutedRequest<never>, service: Service): Answer {
  return whenSignedIn(request, () => {
    const parameters = new Parameters(request.body);
    const name = parameters.requiredText('name');
    return whenValid(parameters, () => {
      const plain = plainToken(service);
      const token = addToken(service, name, plain, request.at);
      service.file.ledger.append('token.created', token.id, request, name);
      return created({ ...tokenDetails(token, viewOf(request, service)), token: plain });
    });
  });
}

function renameToken(request: RoutedRequest<never>, service: Service, token: TokenRecord): Answer {
  const parameters = new Parameters(request.body);
  const name = parameters.requiredText('name');
  return whenValid(parameters, () => {
    service.tokens.change(token, { name });
    service.file.ledger.append('token.renamed', token.id, request, name);
    return ok(tokenDetails(token, viewOf(request, service)));
  });
}

function withToken(request: RoutedRequest<'tokenId'>, { tokens }: Service, answer: (token: TokenRecord) => Answer): Answer {
  return whenSignedIn(request, () => {
    const token = tokens.find(request.param('tokenId'));
    return token === undefined || token.isDeleted ? notFound() : answer(token);
  });
}

function plainToken({ options, tokens }: Service): string {
  const random = seededRandom(options.seed, 104_729, tokens.size);
  return Array.from({ length: 64 }, () => random.integer(0, 15).toString(16)).join('');
}
