/** Python's abstract syntax, as far as it is run. */
import type { BinaryOperator } from '../arithmetic';
import type { OrderOperator } from '../order';
import type { PyValue } from '../value';
import type { Scope } from './scope';

export type Expression =
  | { readonly kind: 'constant'; readonly value: PyValue }
  | { readonly kind: 'name'; readonly name: string }
  | FormattedString
  | { readonly kind: 'list' | 'tuple' | 'set'; readonly items: readonly Expression[] }
  | { readonly kind: 'dict'; readonly entries: readonly DictItem[] }
  | { readonly kind: 'starred'; readonly value: Expression }
  | { readonly kind: 'binary'; readonly first: Expression; readonly rest: readonly BinaryPart[] }
  | { readonly kind: 'unary'; readonly operator: '+' | '-' | '~'; readonly operand: Expression }
  | { readonly kind: 'not'; readonly operand: Expression }
  | { readonly kind: 'boolean'; readonly operator: 'and' | 'or'; readonly operands: readonly Expression[] }
  | { readonly kind: 'compare'; readonly first: Expression; readonly rest: readonly ComparePart[] }
  | {
      readonly kind: 'conditional';
      readonly test: Expression;
      readonly whenTrue: Expression;
      readonly whenFalse: Expression;
    }
  | { readonly kind: 'lambda'; readonly definition: FunctionNode }
  | { readonly kind: 'call'; readonly callee: Expression; readonly args: readonly Argument[] }
  | { readonly kind: 'attribute'; readonly object: Expression; readonly name: string }
  | { readonly kind: 'subscript'; readonly object: Expression; readonly index: Expression }
  | {
      readonly kind: 'slice';
      readonly start: Expression | undefined;
      readonly stop: Expression | undefined;
      readonly step: Expression | undefined;
    }
  | Comprehension
  | { readonly kind: 'walrus'; readonly name: string; readonly value: Expression }
  | { readonly kind: 'yield'; readonly value: Expression | undefined; readonly isFrom: boolean }
  | { readonly kind: 'unsupported'; readonly why: string };

export interface FormattedString {
  readonly kind: 'formatted';
  readonly parts: readonly (string | FormattedPart)[];
}

export interface FormattedPart {
  readonly value: Expression;
  /** `s`, `r`, `a` or empty. */
  readonly conversion: string;
  readonly spec: FormattedString | undefined;
}

/** Without a key it is `**value`. */
export interface DictItem {
  readonly key: Expression | undefined;
  readonly value: Expression;
}

export interface BinaryPart {
  readonly operator: BinaryOperator;
  readonly operand: Expression;
}

export type CompareOperator = OrderOperator | '==' | '!=' | 'in' | 'not in' | 'is' | 'is not';

export interface ComparePart {
  readonly operator: CompareOperator;
  readonly operand: Expression;
}

export type Argument =
  | { readonly kind: 'positional' | 'star' | 'double star'; readonly value: Expression }
  | { readonly kind: 'keyword'; readonly name: string; readonly value: Expression };

export interface Comprehension {
  readonly kind: 'comprehension';
  readonly makes: 'list' | 'set' | 'dict' | 'generator';
  /** Of a dict, the key. */
  readonly element: Expression;
  readonly value: Expression | undefined;
  readonly clauses: readonly ComprehensionClause[];
  readonly scope: Scope;
}

export interface ComprehensionClause {
  readonly target: Target;
  readonly iterable: Expression;
  readonly conditions: readonly Expression[];
}

export type Target =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'attribute'; readonly object: Expression; readonly name: string }
  | { readonly kind: 'subscript'; readonly object: Expression; readonly index: Expression }
  | { readonly kind: 'unpack'; readonly items: readonly Target[]; readonly starIndex: number | undefined };

export interface Parameter {
  readonly name: string;
  readonly byDefault: Expression | undefined;
}

export interface FunctionNode {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly positionalOnlyCount: number;
  readonly keywordOnly: readonly Parameter[];
  readonly rest: string | undefined;
  readonly keywords: string | undefined;
  readonly body: FunctionBody;
  readonly scope: Scope;
}

/** Of a `def`, or of a `lambda`. */
export type FunctionBody =
  | { readonly kind: 'block'; readonly statements: readonly Statement[] }
  | { readonly kind: 'value'; readonly value: Expression };

export interface Branch {
  readonly test: Expression;
  readonly body: readonly Statement[];
}

export interface Handler {
  /** Without it, all exceptions are caught. */
  readonly type: Expression | undefined;
  readonly name: string | undefined;
  readonly body: readonly Statement[];
}

export interface ImportedName {
  readonly name: string;
  readonly as: string | undefined;
}

export type Statement = { readonly line: number } & StatementKind;

export type StatementKind =
  | { readonly kind: 'expression'; readonly value: Expression }
  | { readonly kind: 'assign'; readonly targets: readonly Target[]; readonly value: Expression }
  | {
      readonly kind: 'augmented';
      readonly target: Target;
      readonly operator: BinaryOperator;
      readonly value: Expression;
    }
  | { readonly kind: 'delete'; readonly targets: readonly Target[] }
  | { readonly kind: 'pass' }
  | { readonly kind: 'break' }
  | { readonly kind: 'continue' }
  | { readonly kind: 'return'; readonly value: Expression | undefined }
  | { readonly kind: 'raise'; readonly exception: Expression | undefined; readonly cause: Expression | undefined }
  | { readonly kind: 'assert'; readonly test: Expression; readonly message: Expression | undefined }
  | { readonly kind: 'import'; readonly names: readonly ImportedName[] }
  | {
      readonly kind: 'from';
      readonly module: string;
      /** How many dots stand before the module. */
      readonly level: number;
      readonly names: readonly ImportedName[] | '*';
    }
  | { readonly kind: 'if'; readonly branches: readonly Branch[]; readonly otherwise: readonly Statement[] }
  | {
      readonly kind: 'while';
      readonly test: Expression;
      readonly body: readonly Statement[];
      readonly otherwise: readonly Statement[];
    }
  | {
      readonly kind: 'for';
      readonly target: Target;
      readonly iterable: Expression;
      readonly body: readonly Statement[];
      readonly otherwise: readonly Statement[];
    }
  | {
      readonly kind: 'try';
      readonly body: readonly Statement[];
      readonly handlers: readonly Handler[];
      readonly otherwise: readonly Statement[];
      readonly final: readonly Statement[];
    }
  | { readonly kind: 'with'; readonly items: readonly WithItem[]; readonly body: readonly Statement[] }
  | { readonly kind: 'def'; readonly decorators: readonly Expression[]; readonly definition: FunctionNode }
  | {
      readonly kind: 'class';
      readonly decorators: readonly Expression[];
      readonly name: string;
      readonly args: readonly Argument[];
      readonly body: readonly Statement[];
      readonly scope: Scope;
    }
  | { readonly kind: 'match'; readonly subject: Expression; readonly cases: readonly MatchCase[] }
  | { readonly kind: 'unsupported'; readonly why: string };

export interface WithItem {
  readonly context: Expression;
  readonly target: Target | undefined;
}

export interface MatchCase {
  readonly pattern: Pattern;
  readonly guard: Expression | undefined;
  readonly body: readonly Statement[];
}

export type Pattern =
  | { readonly kind: 'capture'; readonly name: string | undefined }
  | { readonly kind: 'value'; readonly value: Expression }
  | { readonly kind: 'as'; readonly pattern: Pattern; readonly name: string }
  | { readonly kind: 'or'; readonly patterns: readonly Pattern[] }
  | { readonly kind: 'sequence'; readonly items: readonly Pattern[]; readonly starIndex: number | undefined }
  | {
      readonly kind: 'mapping';
      readonly entries: readonly { readonly key: Expression; readonly pattern: Pattern }[];
      readonly rest: string | undefined;
    }
  | {
      readonly kind: 'class';
      readonly cls: Expression;
      readonly positional: readonly Pattern[];
      readonly named: readonly { readonly name: string; readonly pattern: Pattern }[];
    };
