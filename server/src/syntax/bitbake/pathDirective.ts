import type { PathDirective, Statement } from './tree';

/** Whether a statement takes names of classes or files. */
export function isPathDirective(statement: Statement): statement is PathDirective {
  switch (statement.kind) {
    case 'inherit':
    case 'inherit_defer':
    case 'include':
    case 'require':
    case 'include_all':
      return true;
    default:
      return false;
  }
}
