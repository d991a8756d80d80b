import { isMasked } from '../../formats/configFile';
import { keysOf } from '../../formats/keys/tables';
import type { ConfigEntry } from '../../syntax/config/parseEntries';
import { type KernelLine, kernelLines } from '../../syntax/config/parseKernelConfig';
import type { Finding, FindingFix } from '../finding';
import type { ConfigFileRule } from '../rule';

export const lostKernelOption: ConfigFileRule = {
  id: 'lost-kernel-option',
  category: 'files',
  subject: 'configFile',
  formats: ['kernel'],
  severity: 'warning',
  what: 'A line of a kernel configuration fragment that Kconfig passes over: with blanks around the `=`, without `CONFIG_`, with a value in other quotes or in none.',
  why: 'Kconfig takes `CONFIG_NAME=value` from the beginning of a line on, with `y`, `m` or `n`, a number, or a text in double quotes, and `# CONFIG_NAME is not set`. It builds the kernel without what it does not understand, and says little of it.',
  bad: { 'recipes-kernel/linux/linux-yocto/app.cfg': ['CONFIG_VETH = y', 'BRIDGE=y', "CONFIG_LOCALVERSION='-app'"] },
  good: {
    'recipes-kernel/linux/linux-yocto/app.cfg': ['CONFIG_VETH=y', 'CONFIG_BRIDGE=y', 'CONFIG_LOCALVERSION="-app"'],
  },
  check({ file }) {
    return kernelLines(file.text).flatMap((line) => {
      if (isMasked(file, line.span)) return [];
      const finding = line.kind === 'lost' ? lostLine(line) : lostValue(line.entry);
      return finding ? [finding] : [];
    });
  },
};

/** A line as it is in the file, whether Kconfig takes it or not. */
type LostLine = Extract<KernelLine, { readonly kind: 'lost' }>;

const lost = 'and Kconfig passes over the line';

function lostLine({ text, span }: LostLine): Finding {
  const line = text.trim();
  const off = /^#\s*(CONFIG_\w+)/.exec(line)?.[1];
  if (off !== undefined) {
    const right = `# ${off} is not set`;
    const message = `Only \`${right}\` at the beginning of a line switches an option off: this is a comment.`;
    return { span, message, fix: rewriting(text, span, right, false) };
  }
  const [, name, value] = /^(CONFIG_\w+)\s*[:+?]?=\s*(.*)$/.exec(line) ?? [];
  if (name !== undefined && value !== undefined) {
    const right = `${name}=${value}`;
    const what = right === line ? 'Before the option stands a blank' : 'Between name and value stands more than a `=`';
    return {
      span,
      message: `${what}, ${lost}.`,
      fix: rewriting(text, span, right, true),
    };
  }
  const [, bare, given] = /^(?:config_)?([A-Z][A-Z0-9_]*)=([ymn]|\d+|".*")$/i.exec(line) ?? [];
  if (bare !== undefined && given !== undefined) {
    const right = `CONFIG_${bare.toUpperCase()}=${given}`;
    return {
      span,
      message: `The name of an option begins with \`CONFIG_\`, ${lost}.`,
      fix: rewriting(text, span, right, false),
    };
  }
  return { span, message: `This is no line of a kernel configuration such as \`CONFIG_NAME=y\`, ${lost}.` };
}

/** Kconfig takes no more of a line than its own, so that blanks before it go as well. */
function rewriting(text: string, span: Finding['span'], right: string, safe: boolean): FindingFix {
  const blanks = text.length - text.trimStart().length;
  return {
    title: `Write ${right}`,
    safe,
    edits: [{ span: { start: span.start - blanks, end: span.start - blanks + text.length }, text: right }],
  };
}

function lostValue({ name, nameSpan, value, valueSpan }: ConfigEntry): Finding | undefined {
  const finding = (message: string, right?: string, severity?: Finding['severity']): Finding => ({
    span: valueSpan.end > valueSpan.start ? valueSpan : { start: valueSpan.start - 1, end: valueSpan.start },
    message,
    ...(severity && { severity }),
    fix:
      right === undefined
        ? undefined
        : { title: `Write ${right}`, safe: false, edits: [{ span: valueSpan, text: right }] },
  });
  if (/^CONFIG_[a-z][a-z0-9_]*$/.test(name)) {
    return {
      span: nameSpan,
      message: `The names of options are written in capitals, ${lost}.`,
      fix: {
        title: `Write ${name.toUpperCase()}`,
        safe: false,
        edits: [{ span: nameSpan, text: name.toUpperCase() }],
      },
    };
  }
  if (value === '') return finding(`The option has no value, ${lost}.`);
  if (value !== value.trimStart()) return finding(`Before the value stands a blank, ${lost}.`, value.trimStart());
  const word = value.trim();
  const known = keysOf('kernel').find(({ path }) => path === name);
  const switches = known?.values;
  if (/^["']?[ymn]["']?$/i.test(word) && !/^[ymn]$/.test(word)) {
    const right = word.replace(/["']/g, '').toLowerCase();
    return finding(`\`${word}\` is none of \`y\`, \`m\` and \`n\`, ${lost}.`, right);
  }
  if (switches && !switches.includes(value.charAt(0))) {
    const words = switches.map((each) => `\`${each}\``).join(', ');
    return finding(`\`${name}\` takes ${words}: Kconfig passes over \`${word}\`.`, switchMeant(word, switches));
  }
  if (known?.type === 'integer' && /^(?:"|[ym]$)/.test(value)) {
    const number = /^"(-?(?:0x[\da-f]+|\d+))"$/i.exec(word)?.[1];
    return finding(`\`${name}\` takes a number without quotes: Kconfig passes over \`${word}\`.`, number);
  }
  return otherValue(value, finding);
}

function switchMeant(word: string, switches: readonly string[]): string | undefined {
  if (/^(?:m|1|true|on|enabled?|yes)$/i.test(word)) return 'y';
  return /^(?:0|false|off|disabled?)$/i.test(word) && switches.includes('n') ? 'n' : undefined;
}

/** Of an option of which is not known whether it is a switch, a number or a text. */
function otherValue(
  value: string,
  finding: (message: string, right?: string, severity?: Finding['severity']) => Finding,
): Finding | undefined {
  const word = value.trim();
  if (value.startsWith('"')) {
    return /^"(?:[^"\\]|\\.)*"/.test(value) ? undefined : finding(`The text has no second quote, ${lost}.`);
  }
  if (value.startsWith("'")) {
    const inner = /^'([^'"\\]*)'$/.exec(word)?.[1];
    return finding(`A text stands in double quotes, ${lost}.`, inner === undefined ? undefined : `"${inner}"`);
  }
  if (/^(?:yes|no|mod|module)$/.test(word)) {
    return finding('Kconfig reads no more of this than its first letter.', word.charAt(0), 'info');
  }
  if (/^[ymn]\s+CONFIG_\w+=/.test(value)) {
    return finding(
      'A line holds one option: Kconfig passes over the second.',
      value.replace(/\s+(?=CONFIG_\w+=)/g, '\n'),
    );
  }
  if (/^[ymn]\s*[;,]/.test(value)) {
    return finding('Kconfig reads no more of this than its first letter.', word.charAt(0), 'info');
  }
  // Behind a letter of a switch anything can stand, a comment for one.
  if (/^[ymn](?:$|[^\w.\-/:])/.test(value)) return undefined;
  if (/^-?(?:\d+|(?:0x)?[\da-f]+)$/i.test(value)) return undefined;
  if (/^-?(?:0x)?[\da-f]+(?:\s|$)/i.test(value)) {
    const [number = ''] = value.split(/\s/);
    return finding(`Nothing can stand behind a number, no blank either, ${lost}.`, number);
  }
  const right = /^[^"\\\s]+$/.test(word) ? `"${word}"` : undefined;
  return finding(`A text stands in double quotes, and a switch is \`y\`, \`m\` or \`n\`, ${lost}.`, right);
}
