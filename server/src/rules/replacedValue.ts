import type { LocatedAssignment } from '../syntax/bitbake/locatedAssignments';

/** Whether a file drops a value that it assigns: it sets another one below, or has set one above a default. */
export function isReplaced(
  assignments: readonly LocatedAssignment[],
  { statement, start, name }: LocatedAssignment,
): boolean {
  const isDefault = statement.operator.includes('?');
  return assignments.some((other) => {
    if (other.name !== name || other.statement.flag || other.start === start) return false;
    const { operator } = other.statement;
    if (other.start > start) return operator === '=' || operator === ':=';
    return isDefault && (operator === '=' || operator === ':=' || operator === '?=');
  });
}
