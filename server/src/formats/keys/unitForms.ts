/** The forms of values in units of systemd, as its 252 and 262 were seen to take them. What it does not take it logs and passes over. */
import { form, matching, type ValueForm } from './valueForm';

const truth = '1|yes|y|true|t|on|0|no|n|false|f|off';

const timeUnits: ReadonlySet<string> = new Set(
  (
    'usec us µs μs msec ms seconds second sec s minutes minute min m hours hour hr h ' +
    'days day d weeks week w months month M years year y'
  ).split(' '),
);

/** Numbers with units, or seconds without one, in any number: `1min 30s`. */
function isTimeSpan(text: string): boolean {
  if (text === 'infinity') return true;
  const part = /\s*(?:\d+(?:\.\d*)?|\.\d+)\s*([A-Za-zµμ]*)\s*/y;
  while (part.lastIndex < text.length) {
    const [found, unit = ''] = part.exec(text) ?? [];
    if (found === undefined || (unit !== '' && !timeUnits.has(unit))) return false;
  }
  return text !== '';
}

function isLimit(text: string): boolean {
  const limits = text.split(':');
  return (
    limits.length <= 2 && limits.every((limit) => /^(?:infinity|[+-]?\d+(?:\.\d+)?[ \t]*[A-Za-zµμ]*)$/.test(limit))
  );
}

function isBetween(lowest: number, highest: number): (text: string) => boolean {
  return (text) => /^[+-]?\d+$/.test(text) && Number(text) >= lowest && Number(text) <= highest;
}

const signals =
  'HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|STKFLT|CHLD|CONT|STOP|TSTP|TTIN|TTOU|URG|XCPU|XFSZ|VTALRM|PROF|WINCH|IO|PWR|SYS';

export const unitForms = {
  unitTime: form('a time such as `30s`, `1min 30s` or `infinity`', isTimeSpan),
  unitLimit: form('a number, `infinity`, or two of these with `:` between', isLimit),
  unitSignal: matching(
    'a signal such as `SIGTERM`',
    new RegExp(`^(?:(?:SIG)?(?:${signals}|RT(?:MIN|MAX)(?:[+-]\\d+)?)|\\d{1,2})$`),
  ),
  unitOutput: matching(
    '`inherit`, `null`, `tty`, `journal`, `kmsg`, `socket`, `fd:` and a name, or `file:`, `append:` or `truncate:` and a path',
    /^(?:inherit|null|tty|socket|(?:journal|kmsg|syslog)(?:\+console)?|fd(?::.*)?|(?:file|append|truncate):\/.*)$/,
  ),
  unitInput: matching(
    '`null`, `tty`, `tty-force`, `tty-fail`, `data`, `socket`, `fd:` and a name, or `file:` and a path',
    /^(?:null|tty|tty-force|tty-fail|data|socket|fd(?::.*)?|file:\/.*)$/,
  ),
  unitNice: form('a number from -20 to 19', isBetween(-20, 19)),
  unitOomScore: form('a number from -1000 to 1000', isBetween(-1000, 1000)),
  unitProtectSystem: matching('`yes`, `no`, `full` or `strict`', new RegExp(`^(?:${truth}|full|strict)$`, 'i')),
  unitProtectHome: matching('`yes`, `no`, `read-only` or `tmpfs`', new RegExp(`^(?:${truth}|read-only|tmpfs)$`, 'i')),
  unitPreserved: matching('`yes`, `no` or `restart`', new RegExp(`^(?:${truth}|restart)$`, 'i')),
  unitEnvironmentFile: matching('an absolute path, with `-` before it where it may be missing', /^-?\//),
} as const satisfies Readonly<Record<string, ValueForm>>;
