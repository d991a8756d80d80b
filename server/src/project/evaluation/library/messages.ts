/** `bb.note`, `bb.warn`, `bb.fatal` and their kin. */
import { raise } from '../../../python/exception';
import { restOf } from '../../../python/library/arguments';
import { defineNative } from '../../../python/native';
import { textCost } from '../../../python/run';
import { typeName } from '../../../python/typeName';
import { type PyNative, type PyValue, Unknown } from '../../../python/value';
import { handledExceptionClass } from '../exceptions';
import type { BitbakeHost, MessageLevel } from './host';

/** What it costs to keep a message. */
const MESSAGE_STEPS = 8;

/** Said where a part of a message is unknown. */
const UNKNOWN_PART = '…';

const LEVELS: readonly (readonly [string, MessageLevel])[] = [
  ['plain', 'plain'],
  ['note', 'note'],
  ['verbnote', 'note'],
  ['warn', 'warning'],
  ['warnonce', 'warning'],
  ['error', 'error'],
  ['erroronce', 'error'],
];

export function messageFunctions(host: BitbakeHost): readonly PyNative[] {
  return [
    ...LEVELS.map(([name, level]) =>
      defineNative(
        `${name}(*args, **keywords)`,
        (run, args) => {
          const message = messageOf(restOf(args));
          run.spend(MESSAGE_STEPS + textCost(message.length));
          host.report(level, message);
          return null;
        },
        { handlesUnknown: true },
      ),
    ),
    defineNative(
      'debug(lvl, *args)',
      (run, level, args) => {
        const rest = restOf(args);
        const message = messageOf(typeof level === 'string' ? [level, ...rest] : rest);
        run.spend(MESSAGE_STEPS + textCost(message.length));
        host.report('debug', message);
        return null;
      },
      { handlesUnknown: true },
    ),
    defineNative(
      'fatal(*args, **keywords)',
      (_run, args) => {
        host.report('fatal', messageOf(restOf(args)));
        return raise(handledExceptionClass);
      },
      { handlesUnknown: true },
    ),
  ];
}

function messageOf(parts: readonly PyValue[]): string {
  return parts
    .map((part, index) => {
      if (typeof part === 'string') return part;
      if (part instanceof Unknown) return UNKNOWN_PART;
      return raise('TypeError', `sequence item ${index}: expected str instance, ${typeName(part)} found`);
    })
    .join('');
}
