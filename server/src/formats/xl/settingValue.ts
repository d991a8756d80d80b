/** What xl makes of the single value of a setting, as `xl create -n` of Xen 4.17 was seen to. */
import type { DataScalar } from '../../syntax/config/dataTree';

export interface SettingProblem {
  /** What is wrong, without a full stop. */
  readonly what: string;
  /** Whether xl creates no guest; else it says so and goes on. */
  readonly isRefused: boolean;
}

/** Undefined for a value that xl takes. `isEmulated` tells a guest of the type hvm, for which alone some settings are looked at. */
export function settingProblem(name: string, value: DataScalar, isEmulated: boolean): SettingProblem | undefined {
  const { kind, text } = value;
  switch (name) {
    case 'vcpus':
    case 'maxvcpus':
      return /^\s*-/.test(text) ? { what: `\`${name}\` cannot be negative`, isRefused: true } : undefined;
    case 'timer_mode':
    case 'tsc_mode':
      return kind === 'number' && Number(text) > 3
        ? { what: `\`${name}\` takes one of its words, and has no number ${text}`, isRefused: true }
        : undefined;
    case 'gfx_passthru':
      return isEmulated && kind === 'string' && !/^(?:\s*\d+|default|igd)$/.test(text)
        ? { what: '`gfx_passthru` takes 0, 1, `default` or `igd`', isRefused: true }
        : undefined;
    case 'rdm':
      return /^(?:\s*(?:strategy=(?:ignore|host)|policy=(?:strict|relaxed))\s*(?:,|$))*$/.test(text)
        ? undefined
        : { what: '`rdm` takes `strategy=host` or `ignore`, and `policy=strict` or `relaxed`', isRefused: false };
    case 'cpuid':
      return kind !== 'string' || /^(?:host(?:,|$)|0x|\d)/.test(text)
        ? undefined
        : { what: '`cpuid` begins with `host`, or is a list for leaves', isRefused: false };
    default:
      return undefined;
  }
}
