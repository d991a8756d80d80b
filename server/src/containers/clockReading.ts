/** Whether inline Python in a value reads the clock, and how finely. */

const reads = /\btime\.(?:time|time_ns|ctime|asctime|strftime|gmtime|localtime)\b|\b(?:now|utcnow|today)\(/;

/** Directives of strftime that are another within a day. */
const withinDay = /%[-#]?[cfHIkLMNprRsSTX]/;

/**
 * Whether the value is another one a moment later. What comes to the day alone is not meant, nor are DATE, TIME and DATETIME, which
 * BitBake works out once.
 */
export function readsTimeOfDay(written: string): boolean {
  const python = [...written.matchAll(/\$\{@([^}]*)\}/g)].map(([, code = '']) => code);
  return python.some((code) => {
    if (!reads.test(code)) return false;
    const formats = code.match(/%[-#]?[a-zA-Z]/g) ?? [];
    return formats.length === 0 ? !/\bdate\.today\(/.test(code) : withinDay.test(code);
  });
}
