import type { SeededRandom } from '../simulation/world/seeded-random.js';

const SOUND = `name: sound
connections: { shop: acme }
vars: { n: 1 }
steps:
  - id: one
    uses: shop.pay
    with: { a: '\${{ event.a }}', b: [1, 2] }
  - if: \${{ vars.n == 1 }}
    then: [{ id: two, uses: shop.send }]
`;

const PIECES: readonly string[] = [
  '&a [*a, *a]', '*a', '<<: *a', '<<: { name: x }', '!!js/function "function(){}"', '!!python/object:os.system x', '!!binary aGk=', '!!set {a}', '!!merge <<', '!<tag:x> y',
  '__proto__: { polluted: true }', 'constructor: { prototype: { polluted: true } }', 'toString: 1', 'name: twice', '? [a, b] : c', '---', '...', '%YAML 1.1', '%TAG ! tag:x,2000:',
  '\u0000', '\ud800', '\ufeff', '\u2028', '\t', '"\\x00"', '"\\ud800"', '|\n  x', '>-\n  x', '0x7fffffffffffffffffff', '.inf', '.nan', '1e999', '0o17', '2001-01-01', 'yes', '~',
  '${{', '}}', "'${{ event.constructor }}'", '{{{{{{{{', '[[[[[[[[', '- - - - - -', '? ? ? ?', '#', "'", '"', ': :', '@', '`', '- id: one', 'steps:',
]; // prettier-ignore

/** A recipe with something in it that should not be there. */
export function hostileYaml(random: SeededRandom): string {
  let text = SOUND;
  for (let times = random.between(1, 4); times > 0; times--) {
    const at = random.below(text.length + 1);
    const piece = random.pick(PIECES);
    text = random.chance(0.5) ? text.slice(0, at) + piece + text.slice(at + random.below(6)) : text.replace(/\n/, `\n${piece}\n`);
  }
  return text;
}

/** A bomb of aliases: nine lists of nine, nine deep. */
const bomb = ['a0: &a0 [x, x]', ...Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n}, `.repeat(8)}*a${n}]`)].join('\n');
const merges = ['a0: &a0 { k: v }', ...Array.from({ length: 40 }, (_, n) => `a${n + 1}: &a${n + 1} { <<: [*a${n}, *a${n}] }`)].join('\n');

/** By what is wrong with them; each is refused with a place. */
export const YAML_ATTACKS: Readonly<Record<string, () => string>> = {
  'a bomb of aliases': () => bomb,
  'merge keys that grow': () => merges,
  '20,000 levels of lists': () => `name: x\nvars: ${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  '20,000 levels of maps': () => `name: x\nvars: ${'{a: '.repeat(20_000)}1${'}'.repeat(20_000)}`,
  '20,000 levels of dashes': () => `${'- '.repeat(20_000)}x`,
  '20,000 levels of indentation': () => Array.from({ length: 20_000 }, (_, n) => `${' '.repeat(Math.min(n, 900))}a:`).join('\n'),
  'a tag of another language': () => 'name: !!js/function "function () { return process }"',
  'duplicate keys': () => `${SOUND}name: again\n`,
  '50 MB': () => `name: ${'x'.repeat(50 * 1024 * 1024)}`,
  '50 MB of keys': () => 'a: 1\n'.repeat(10 * 1024 * 1024),
  'a NUL': () => SOUND.replace('sound', 'so\u0000und'),
  'a lone surrogate': () => SOUND.replace('sound', 'so\ud800und'),
  'two documents': () => `${SOUND}---\n${SOUND}`,
  'a key that is a list': () => '? [a, b]\n: c\n',
  'a map called __proto__': () => `${SOUND}__proto__: { polluted: true }\n`,
};

/** Sound, though it looks odd. */
export const ODD_YAML: Readonly<Record<string, string>> = {
  'a byte order mark': `\ufeff${SOUND}`,
  'Windows line ends': SOUND.replaceAll('\n', '\r\n'),
};
