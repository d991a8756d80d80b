/** The module `time`: what needs no clock. */
import { numberOf } from '../equality';
import { raise } from '../exception';
import { toArray } from '../iterate';
import { defineNative } from '../native';
import { PyModule, type PyValue, Unknown } from '../value';
import { textOf } from './arguments';
import { namedTupleClass } from './collections/namedTuple';
import { libraryTable } from './libraryTable';
import { ignoredFunctions, unknownFunctions } from './unknownModule';

const CLOCK = 'depends on the time of the build';

const structTimeClass = namedTupleClass(
  'struct_time',
  ['tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst'],
  [],
);

const SECONDS_A_DAY = 24 * 3600;
const DAYS_IN_400_YEARS = 146_097;

/** 1970 began on a Thursday; Monday is 0. */
const FIRST_WEEKDAY = 3;

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The fields of `struct_time` in UTC. */
function utcFields(seconds: number): number[] {
  const whole = Math.floor(seconds);
  if (!Number.isSafeInteger(whole)) return raise('OverflowError', 'timestamp out of range for platform time_t');
  const days = Math.floor(whole / SECONDS_A_DAY);
  const second = whole - days * SECONDS_A_DAY;
  const periods = Math.floor(days / DAYS_IN_400_YEARS);
  let year = 1970 + 400 * periods;
  let dayOfYear = days - periods * DAYS_IN_400_YEARS;
  for (;;) {
    const length = isLeapYear(year) ? 366 : 365;
    if (dayOfYear < length) break;
    dayOfYear -= length;
    year++;
  }
  let month = 1;
  let day = dayOfYear;
  while (day >= daysInMonth(year, month)) day -= daysInMonth(year, month++);
  const weekday = (((days + FIRST_WEEKDAY) % 7) + 7) % 7;
  const [hour, minute] = [Math.floor(second / 3600), Math.floor(second / 60) % 60];
  return [year, month, day + 1, hour, minute, second % 60, weekday, dayOfYear + 1, 0];
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `strftime` for the fields of a `struct_time`; undefined where the format asks for more than they tell. */
function formatTime(format: string, fields: readonly number[]): string | undefined {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0, weekday = 0, dayOfYear = 1] = fields;
  const padded = (value: number, length = 2): string => String(value).padStart(length, '0');
  const parts: Readonly<Record<string, string | undefined>> = {
    Y: String(year),
    y: padded(year % 100),
    m: padded(month),
    d: padded(day),
    e: String(day).padStart(2, ' '),
    H: padded(hour),
    I: padded(((hour + 11) % 12) + 1),
    M: padded(minute),
    S: padded(second),
    j: padded(dayOfYear, 3),
    w: String((weekday + 1) % 7),
    u: String(weekday + 1),
    p: hour < 12 ? 'AM' : 'PM',
    a: DAYS[weekday]?.slice(0, 3),
    A: DAYS[weekday],
    b: MONTHS[month - 1]?.slice(0, 3),
    B: MONTHS[month - 1],
    F: `${year}-${padded(month)}-${padded(day)}`,
    T: `${padded(hour)}:${padded(minute)}:${padded(second)}`,
    '%': '%',
    n: '\n',
    t: '\t',
  };
  let result = '';
  for (const piece of format.split(/(%.)/s)) {
    const part = piece.startsWith('%') && piece.length === 2 ? parts[piece[1] ?? ''] : piece;
    if (part === undefined) return undefined;
    result += part;
  }
  return result;
}

export function createTimeModule(): PyModule {
  const attributes = libraryTable([
    ...unknownFunctions(
      'time time_ns monotonic monotonic_ns perf_counter perf_counter_ns process_time localtime ctime asctime mktime strptime',
      () => CLOCK,
    ),
    ...ignoredFunctions('sleep tzset'),
    defineNative('gmtime(seconds=None)', (run, seconds): PyValue => {
      if (seconds === null || seconds === undefined) return new Unknown(CLOCK);
      const number = numberOf(seconds) ?? raise('TypeError', 'an integer is required');
      return run.call(structTimeClass, utcFields(number));
    }),
    defineNative('strftime(format, t=None)', (run, format, time): PyValue => {
      if (time === null || time === undefined) return new Unknown(CLOCK);
      const fields = toArray(time, run).map((field) => numberOf(field) ?? 0);
      return formatTime(textOf(format), fields) ?? new Unknown('formats a time in a way of its own');
    }),
  ]);
  attributes.set('struct_time', structTimeClass);
  return new PyModule('time', attributes, (name) => (name.startsWith('__') ? undefined : new Unknown(CLOCK)));
}
