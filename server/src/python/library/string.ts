/** The module `string`. */
import { defineClass } from '../class';
import { isRaised, raise } from '../exception';
import { type PythonRun, textCost } from '../run';
import { getItem } from '../subscript';
import { toStr } from '../text';
import { PyModule, type PyValue, Unknown } from '../value';
import { textOf } from './arguments';
import { LibraryObject, methodTable } from './libraryObject';
import { methodsOf } from './methodsOf';

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
const WHITESPACE = ' \t\n\r\v\f';

const templateClass = defineClass('Template', new Map(), {
  allocate: (_cls, args) => new Template(textOf(args[0])),
  isComplete: true,
});

/** `string.Template` */
class Template extends LibraryObject {
  readonly typeName = 'Template';
  override readonly pythonClass = templateClass;
  protected readonly methods = TEMPLATE_METHODS;

  constructor(readonly text: string) {
    super();
  }

  protected override field(name: string): PyValue | undefined {
    return name === 'template' ? this.text : undefined;
  }
}

const defineTemplateMethod = methodsOf(Template);

function substitute(template: Template, mapping: PyValue, keywords: PyValue, isSafe: boolean, run: PythonRun): PyValue {
  const { text } = template;
  run.spend(textCost(text.length));
  let result = '';
  let last = 0;
  // Python ignores case here, and so takes two other letters for ASCII ones.
  for (const match of text.matchAll(/\$(?:(\$)|([_a-zA-Z][_a-zA-Z0-9]*)|\{([_a-zA-Z][_a-zA-Z0-9]*)\})?/g)) {
    const [whole, escaped, plain, braced] = match;
    const name = plain ?? braced;
    result += text.slice(last, match.index);
    last = match.index + whole.length;
    if (escaped !== undefined) result += '$';
    else if (name === undefined) {
      if (!isSafe) raiseInvalid(text, match.index);
      result += whole;
    } else {
      const value = lookup(name, mapping, keywords, run);
      if (value === undefined) {
        if (!isSafe) raise('KeyError', name);
        result += whole;
        continue;
      }
      const shown = toStr(value, run);
      if (shown instanceof Unknown) return shown;
      run.spend(textCost(shown.length));
      result += shown;
    }
  }
  return result + text.slice(last);
}

function lookup(name: string, mapping: PyValue, keywords: PyValue, run: PythonRun): PyValue | undefined {
  for (const source of [keywords, mapping]) {
    if (source === null) continue;
    try {
      return getItem(source, name, run);
    } catch (error) {
      if (!isRaised(error, 'KeyError')) throw error;
    }
  }
  return undefined;
}

function raiseInvalid(text: string, position: number): never {
  const lines = text.slice(0, position).split('\n');
  const column = (lines[lines.length - 1]?.length ?? 0) + 1;
  return raise('ValueError', `Invalid placeholder in string: line ${lines.length}, col ${column}`);
}

const TEMPLATE_METHODS = methodTable([
  defineTemplateMethod('substitute(self, mapping=None, /, **keywords)', (run, self, mapping = null, keywords = null) =>
    substitute(self, mapping, keywords, false, run),
  ),
  defineTemplateMethod(
    'safe_substitute(self, mapping=None, /, **keywords)',
    (run, self, mapping = null, keywords = null) => substitute(self, mapping, keywords, true, run),
  ),
]);

export function createStringModule(): PyModule {
  const upper = LOWER.toUpperCase();
  const constants = {
    ascii_lowercase: LOWER,
    ascii_uppercase: upper,
    ascii_letters: LOWER + upper,
    digits: DIGITS,
    hexdigits: `${DIGITS}abcdefABCDEF`,
    octdigits: '01234567',
    punctuation: PUNCTUATION,
    whitespace: WHITESPACE,
    printable: DIGITS + LOWER + upper + PUNCTUATION + WHITESPACE,
  };
  const attributes = new Map<string, PyValue>();
  for (const [name, value] of Object.entries(constants)) attributes.set(name, value);
  attributes.set('Template', templateClass);
  return new PyModule('string', attributes, (name) =>
    name.startsWith('__') ? undefined : new Unknown(`uses string.${name}`),
  );
}
