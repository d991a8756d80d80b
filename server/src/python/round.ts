/** Rounding as Python does: halves go to the even neighbour, and the exact value of a float decides what a half is. */

/** To a number of digits behind the point; negative ones count before it. */
export function roundHalfEven(value: number, digits: number): number {
  if (digits > 22) return value;
  if (digits < -22) return 0;
  if (digits >= 0) return Math.abs(value) < 1e21 ? Number(fixedHalfEven(value, digits)) : value;
  const unit = 10 ** -digits;
  return Number(fixedHalfEven(value / unit, 0)) * unit;
}

/** As JavaScript's `toFixed`, which rounds halves away from zero; below 10^21. */
export function fixedHalfEven(value: number, digits: number): string {
  const text = value.toFixed(digits);
  // 100 digits show whether the value is a half: no float of use has more behind a five.
  return roundsDown(text, value.toFixed(Math.min(100, digits + 78))) ? subtractOne(text) : text;
}

/** As JavaScript's `toExponential`, likewise. */
export function exponentialHalfEven(value: number, digits: number): string {
  const text = value.toExponential(digits);
  const [mantissa = '', exponent = ''] = text.split('e');
  const [exact = '', exactExponent] = value.toExponential(Math.min(100, digits + 78)).split('e');
  const isDown = exponent === exactExponent && roundsDown(mantissa, exact);
  return isDown ? `${subtractOne(mantissa)}e${exponent}` : text;
}

/** Whether `rounded` came of a half and ends in an odd digit, so that Python rounds the other way. */
function roundsDown(rounded: string, exact: string): boolean {
  const digitCount = rounded.length;
  const lastDigit = Number(rounded.at(-1));
  if (lastDigit % 2 === 0) return false;
  const kept = exact.slice(0, digitCount);
  const rest = exact.slice(digitCount).replace('.', '');
  return /^50*$/.test(rest) && kept !== rounded;
}

/** Takes one from the last digit of a decimal number, which is odd. */
function subtractOne(text: string): string {
  return text.slice(0, -1) + String(Number(text.at(-1)) - 1);
}
