/** `re.Match`. */
import { defineClass } from '../../class';
import { dictFromKeywords } from '../../dict';
import { raise } from '../../exception';
import { stringRepr } from '../../literalText';
import { type PythonRun, textCost } from '../../run';
import { PyTuple, type PyValue } from '../../value';
import { restOf, textOf } from '../arguments';
import { LibraryObject, methodTable } from '../libraryObject';
import { methodsOf } from '../methodsOf';
import type { RawMatch } from '../regularExpression';
import type { PatternObject } from './pattern';
import type { Template } from './template';

export const matchClass = defineClass('Match');

export class MatchObject extends LibraryObject {
  readonly typeName = 'Match';
  override readonly pythonClass = matchClass;
  protected readonly methods = METHODS;

  constructor(
    readonly pattern: PatternObject,
    readonly text: string,
    readonly raw: RawMatch,
    private readonly start: number,
    private readonly end: number,
  ) {
    super();
  }

  /** The text of a group, or the default where it took no part. */
  group(index: number, byDefault: PyValue = null): PyValue {
    const { spans } = this.raw;
    const from = spans[2 * index] ?? -1;
    return from < 0 ? byDefault : this.text.slice(from, spans[2 * index + 1]);
  }

  span(index: number): readonly [number, number] {
    return [this.raw.spans[2 * index] ?? -1, this.raw.spans[2 * index + 1] ?? -1];
  }

  /** The number of a group that is given by number or name; raises IndexError where there is none. */
  groupNumber(given: PyValue): number {
    const { regex } = this.pattern;
    const index =
      typeof given === 'string' ? regex.groupIndex.get(given) : given === false ? 0 : given === true ? 1 : given;
    if (typeof index === 'number' && index >= 0 && index <= regex.groupCount) return index;
    return raise('IndexError', 'no such group');
  }

  /** The template with its groups filled in; one that took no part is empty. */
  expand(template: Template): string {
    let text = '';
    for (const part of template) text += typeof part === 'string' ? part : this.group(part, '');
    return text;
  }

  protected override field(name: string): PyValue | undefined {
    switch (name) {
      case 'string':
        return this.text;
      case 're':
        return this.pattern;
      case 'pos':
        return this.start;
      case 'endpos':
        return this.end;
      case 'lastindex':
        return this.raw.lastGroup === 0 ? null : this.raw.lastGroup;
      case 'lastgroup':
        return this.lastGroupName();
      case 'regs':
        return new PyTuple(Array.from({ length: this.raw.spans.length / 2 }, (_, index) => spanTuple(this, index)));
      default:
        return undefined;
    }
  }

  private lastGroupName(): PyValue {
    for (const [name, index] of this.pattern.regex.groupIndex) if (index === this.raw.lastGroup) return name;
    return null;
  }
}

const defineMatchMethod = methodsOf(MatchObject);

function spanTuple(match: MatchObject, index: number): PyTuple {
  return new PyTuple([...match.span(index)]);
}

const METHODS = methodTable([
  defineMatchMethod('group(self, *groups)', (run, match, groups) => {
    const items = restOf(groups);
    if (items.length === 0) return paid(match.group(0), run);
    const texts = items.map((item) => paid(match.group(match.groupNumber(item)), run));
    return texts.length === 1 ? (texts[0] ?? null) : new PyTuple(texts);
  }),
  defineMatchMethod('__getitem__(self, group)', (run, match, group) => {
    return paid(match.group(match.groupNumber(group)), run);
  }),
  defineMatchMethod('groups(self, default=None)', (run, match, byDefault) => {
    const count = match.pattern.regex.groupCount;
    return new PyTuple(Array.from({ length: count }, (_, index) => paid(match.group(index + 1, byDefault), run)));
  }),
  defineMatchMethod('groupdict(self, default=None)', (run, match, byDefault) => {
    const names = [...match.pattern.regex.groupIndex];
    return dictFromKeywords(names.map(([name, index]) => [name, paid(match.group(index, byDefault), run)]));
  }),
  defineMatchMethod('start(self, group=0)', (_run, match, group) => {
    return match.span(match.groupNumber(group))[0];
  }),
  defineMatchMethod('end(self, group=0)', (_run, match, group) => {
    return match.span(match.groupNumber(group))[1];
  }),
  defineMatchMethod('span(self, group=0)', (_run, match, group) => {
    return spanTuple(match, match.groupNumber(group));
  }),
  defineMatchMethod('expand(self, template)', (run, match, template) => {
    return paid(match.expand(match.pattern.template(textOf(template), run)), run);
  }),
  defineMatchMethod('__repr__(self)', (_run, match) => {
    const [from, to] = match.span(0);
    return `<re.Match object; span=(${from}, ${to}), match=${stringRepr(match.text.slice(from, to)).slice(0, 50)}>`;
  }),
  defineMatchMethod('__copy__(self)', (_run, self) => self),
  defineMatchMethod('__deepcopy__(self, memo)', (_run, self) => self),
]);

function paid(value: PyValue, run: PythonRun): PyValue {
  if (typeof value === 'string') run.spend(textCost(value.length));
  return value;
}
