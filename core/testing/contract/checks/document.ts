import type { ConnectorDocument } from 'trunkline/document';
import { isDeepStrictEqual } from 'node:util';
import { assertDocument } from '../../../document/check-document.js';
import type { Check } from '../check.js';
import { fail } from '../expect.js';

export const document: Check = {
  name: 'document',
  title: 'its document is sound, and says what each part is',
  *cases({ document }) {
    yield { name: 'keeps to the published schema, and names nothing that is missing', run: () => assertDocument(document) };
    yield {
      name: 'is plain JSON',
      run: () => {
        if (!isDeepStrictEqual(JSON.parse(JSON.stringify(document)), document)) fail('some of it is lost when it is written as JSON');
      },
    };
    yield { name: 'says of each operation what it does, and where that is written', run: () => none('title or source', untold(document)) };
    yield { name: 'says of each field what it holds', run: () => none('description', undescribed(document)) };
    yield { name: 'says of each deprecated operation what to use', run: () => none('description', deprecated(document)) };
  },
};

function none(what: string, places: readonly string[]): void {
  if (places.length > 0) fail(`these have no ${what}: ${places.join(', ')}`);
}

function untold({ operations }: ConnectorDocument): string[] {
  return Object.entries(operations).flatMap(([name, { title, source }]) => (title.trim() && source.trim() ? [] : [name]));
}

function deprecated({ operations }: ConnectorDocument): string[] {
  const old = Object.entries(operations).filter(([, { stability }]) => stability === 'deprecated');
  return old.flatMap(([name, { description }]) => (description?.trim() ? [] : [name]));
}

function undescribed({ schemas }: ConnectorDocument): string[] {
  return Object.entries(schemas).flatMap(([schema, { properties = {} }]) =>
    Object.entries(properties).flatMap(([field, { description }]) => (description?.trim() ? [] : [`${schema}.${field}`])),
  );
}
