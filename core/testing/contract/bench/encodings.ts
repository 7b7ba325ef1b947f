/** Every form in which a secret may turn up where it should not. */
export function encodings(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const percent = encodeURIComponent(secret);
  return [
    ...new Set([
      secret,
      percent,
      encodeURIComponent(percent),
      JSON.stringify(secret).slice(1, -1),
      bytes.toString('hex'),
      bytes.toString('hex').toUpperCase(),
      bytes.toString('base64url'),
      ...[0, 1, 2].map((before) => insideBase64(bytes, before)),
    ]),
  ];
}

/** What stays of a secret's base64 whatever stands around it, when it begins at this place of a group of three bytes. */
function insideBase64(bytes: Buffer, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
  const whole = Math.floor((before + bytes.length) / 3) * 4;
  return text.slice(before === 0 ? 0 : 4, whole);
}

/** The secrets that a text holds, in whatever form. */
export function secretsIn(text: string, secrets: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(secrets).flatMap(([name, secret]) => (encodings(secret).some((form) => text.includes(form)) ? [name] : []));
}
