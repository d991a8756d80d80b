/** What each code of BitBake's own errors and warnings stands for. */
import type { ProblemCode } from '../syntax/bitbake/tree';
import type { ResolutionProblemCode } from './resolution/problem';

export const problemTitles: Readonly<
  Record<ProblemCode | ResolutionProblemCode | 'brace-in-here-document' | 'not-utf-8' | 'reported-error', string>
> = {
  'brace-in-here-document': 'A here-document with a brace that closes the function around it.',
  'byte-order-mark': 'A byte order mark at the start of the file.',
  'class-not-found': 'A class that is in no layer.',
  'comment-continued': 'A comment that ends in a backslash.',
  'comment-in-continuation': 'A comment inside a continued statement.',
  'continuation-at-end': 'A backslash that continues the last line of the file.',
  'dash-in-exporting-class': 'EXPORT_FUNCTIONS in a class whose name holds a dash.',
  'duplicate-inclusion': 'A file that is included twice.',
  'empty-name': 'An assignment without the name of a variable.',
  'error-in-included-file': 'An error in a file that this one includes or inherits.',
  'file-not-found': 'A required file that is neither beside this one nor along BBPATH.',
  'function-opening': 'The opening line of a function that BitBake does not read as one.',
  'include-cycle': 'A file that includes itself, directly or through others.',
  'indented-statement': 'A statement that does not begin in column 0.',
  'invalid-flag': 'A flag with a name that BitBake does not take.',
  'invalid-name': 'A variable with a name that BitBake does not take.',
  'lone-backslash': 'A line that holds nothing but a backslash.',
  'missing-continuation': 'A line of a value without the backslash that continues it.',
  'not-a-bitbake-file': 'An included file with a name that BitBake does not take.',
  'not-in-conf': 'A directive that configuration files cannot hold.',
  'not-utf-8': 'A file that is not UTF-8.',
  'old-override-syntax': 'The override syntax of before Yocto 3.4.',
  'one-name-only': 'Several names where BitBake takes one.',
  'only-in-conf': 'A directive that only configuration files can hold.',
  'operator-spacing': 'An operator without blanks around it.',
  'python-always-fails': 'Python code that fails whenever BitBake runs it.',
  'python-definition': 'A `def` that BitBake does not read as one.',
  'python-library-not-found': 'A Python library that is not in its folder.',
  'python-string': 'A string in Python code that does not end.',
  'python-syntax': 'Python code that does not compile.',
  'renamed-variable': 'A variable that BitBake has renamed.',
  'reported-error': 'An error that the Python of a recipe reports itself, with bb.fatal or bb.error.',
  'shell-syntax': "Shell code that BitBake's own shell parser refuses.",
  'short-addfragments': 'An `addfragments` with fewer words than it needs.',
  'tab-in-python': 'A tab in the indentation of Python code.',
  'task-name-keyword': 'A task with an override keyword in its name.',
  'text-after-value': 'Text behind the closing quote of a value.',
  'three-quotes': 'A value with exactly three quotes.',
  'too-many-underscores': 'A recipe with more than two underscores in its name.',
  'unclosed-function': 'A function that is never closed.',
  'undefined-event-handler': 'An event handler without its function.',
  'unknown-operator': 'An operator that BitBake does not know.',
  'unparsed-line': 'A line that BitBake cannot read.',
  'unquoted-value': 'A value without quotes.',
  'unset-fragment-variables': 'Fragments whose variables are not set.',
  'unterminated-value': 'A value whose quote is not closed.',
};

export function isProblemCode(code: string): code is keyof typeof problemTitles {
  return Object.hasOwn(problemTitles, code);
}
