const HEADER = 32;
const FRAME_HEADER = 24;
const BIG_ENDIAN_SUMS = 0x377f0683;

/**
 * Whether a write-ahead log holds commits behind a place that is damaged. SQLite reads it up to the first frame whose checksum is wrong and forgets
 * the rest without a word, which is right for what was being written when the power failed: at most one commit, since each is on disk before the next
 * begins. More than one is a loss. Format: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
 */
export function losesCommits(log: Buffer, pageSize: number): boolean {
  const size = FRAME_HEADER + pageSize;
  if (log.length < HEADER + size) return false;
  let sum = headerSum(log);
  // Frames of the log's present use carry its salt.
  const salt = sum ? log.subarray(16, 24) : log.subarray(HEADER + 8, HEADER + 16);
  let place = HEADER;
  for (; sum && place + size <= log.length; place += size) {
    sum = hasSalt(log, place, salt) ? frameSum(log, place, size, sum) : undefined;
    if (!sum) break;
  }
  let behind = 0;
  for (; place + size <= log.length; place += size) if (hasSalt(log, place, salt) && log.readUInt32BE(place + 4) > 0) behind++;
  return behind > 1;
}

type Sum = readonly [number, number];

/** Undefined when the header itself is damaged. */
function headerSum(log: Buffer): Sum | undefined {
  const sum = added(log, 0, HEADER - 8, [0, 0]);
  return isSum(log, HEADER - 8, sum) ? sum : undefined;
}

/** The sum of all frames up to this one; undefined when it is not what the frame says. */
function frameSum(log: Buffer, place: number, size: number, before: Sum): Sum | undefined {
  const head = added(log, place, 8, before);
  const sum = added(log, place + FRAME_HEADER, size - FRAME_HEADER, head);
  return isSum(log, place + 16, sum) ? sum : undefined;
}

const hasSalt = (log: Buffer, place: number, salt: Buffer): boolean => log.subarray(place + 8, place + 16).equals(salt);

const isSum = (log: Buffer, place: number, [first, second]: Sum): boolean =>
  log.readUInt32BE(place) === first && log.readUInt32BE(place + 4) === second;

function added(log: Buffer, from: number, length: number, [first, second]: Sum): Sum {
  const isBig = log.readUInt32BE(0) === BIG_ENDIAN_SUMS;
  for (let place = from; place < from + length; place += 8) {
    const [one, two] = isBig
      ? [log.readUInt32BE(place), log.readUInt32BE(place + 4)]
      : [log.readUInt32LE(place), log.readUInt32LE(place + 4)];
    first = (first + one + second) >>> 0;
    second = (second + two + first) >>> 0;
  }
  return [first, second];
}
