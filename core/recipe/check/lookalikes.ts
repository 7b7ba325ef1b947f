import type { Scalar } from 'yaml';
import type { YamlFile } from '../../yaml/yaml-file.js';
import { lookalikesIn, meantExpression } from '../meant-expression.js';
import type { Scope } from './scope.js';

/** A text as the expression that it was meant to be, where all that it names is known here. */
export const meantHere = (text: string, scope: Scope): string | undefined => meantExpression(text, ({ root }) => scope.has(root));

/** Warns of what another tool would evaluate and a recipe sends as it stands. `offset` is where the part begins in the scalar's value. */
export function warnOfLookalikes(
  file: YamlFile,
  node: Scalar,
  part: { readonly text: string; readonly offset: number },
  scope: Scope,
): void {
  for (const { written, offset } of lookalikesIn(part.text)) {
    const suggestion = meantHere(written, scope);
    if (suggestion === undefined) continue;
    file.fault(
      file.offsetIn(node, part.offset + offset),
      `\`${written}\` is a text here, and is not evaluated.`,
      `Write \`${suggestion}\`, or \`\${{ ${JSON.stringify(written)} }}\` where the braces are meant.`,
      { severity: 'warning', suggestion },
    );
  }
}
