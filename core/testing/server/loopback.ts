/** A URL on this machine; an emulator must not be able to send anywhere else. Throws a TypeError for any other. */
export function loopbackUrl(text: string): URL {
  const url = new URL(text);
  const isHere = url.hostname === 'localhost' || url.hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(url.hostname);
  if (url.protocol === 'http:' && isHere) return url;
  throw new TypeError(`${url.origin} is not on this machine: an emulator posts to http://127.0.0.1, http://[::1] or http://localhost only`);
}
