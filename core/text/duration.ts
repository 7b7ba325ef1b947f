const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of a duration such as `30s`, `5m`, `2h`, `1d` or `1h30m`; undefined for any other text, and for nothing at all. */
export function parseDuration(text: string): number | undefined {
  if (!/^(\d{1,9}(ms|s|m|h|d))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+)(ms|s|m|h|d)/g)];
  const ms = parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (UNITS[unit] ?? 0), 0);
  return ms > 0 ? ms : undefined;
}

/** The shortest text that `parseDuration` reads as these milliseconds: whole days, hours, minutes, seconds, in this order. */
export function durationText(ms: number): string {
  let left = ms;
  const parts = ['d', 'h', 'm', 's', 'ms'].flatMap((unit) => {
    const size = UNITS[unit]!;
    const count = Math.floor(left / size);
    left -= count * size;
    return count > 0 ? [`${count}${unit}`] : [];
  });
  return parts.join('');
}
