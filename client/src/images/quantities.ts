/** Sizes, times and digests as people read them. */

const unitNames = ['B', 'KB', 'MB', 'GB', 'TB'];

/** `532 B`, `1.4 MB`: powers of 1000, as skopeo and podman print them. */
export function sizeText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < unitNames.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const isShort = unit > 0 && value < 9.95;
  return `${isShort ? value.toFixed(1) : Math.round(value)} ${unitNames[unit]}`;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const longAgoMs = 31 * dayMs;

/** How long ago it was: `just now`, `5 minutes ago`, `yesterday`, and the date of what is older than a month. */
export function ageText(timeMs: number, nowMs: number): string {
  const agoMs = nowMs - timeMs;
  if (agoMs < minuteMs) return 'just now';
  if (agoMs < hourMs) return ago(agoMs / minuteMs, 'minute');
  if (agoMs < dayMs) return ago(agoMs / hourMs, 'hour');
  if (agoMs < 2 * dayMs) return 'yesterday';
  if (agoMs < longAgoMs) return ago(agoMs / dayMs, 'day');
  return dateText(timeMs);
}

/** The same where there is little room: `now`, `5 min`, `3 h`, `2 d`, and the date. */
export function shortAgeText(timeMs: number, nowMs: number): string {
  const agoMs = nowMs - timeMs;
  if (agoMs < minuteMs) return 'now';
  if (agoMs < hourMs) return `${Math.floor(agoMs / minuteMs)} min`;
  if (agoMs < dayMs) return `${Math.floor(agoMs / hourMs)} h`;
  if (agoMs < longAgoMs) return `${Math.floor(agoMs / dayMs)} d`;
  return dateText(timeMs);
}

/** The first of a digest's letters, enough to tell two apart: `sha256:0123456789ab`. */
export function shortDigest(digest: string): string {
  const colon = digest.indexOf(':');
  return digest.slice(0, colon + 13);
}

export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : several}`;
}

/** `2026-01-31`. */
function dateText(timeMs: number): string {
  return new Date(timeMs).toLocaleDateString('en-CA');
}

function ago(count: number, unit: string): string {
  return `${counted(Math.floor(count), unit)} ago`;
}
