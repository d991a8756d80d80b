import { type Span, span } from '../../base/span';
import { agentArguments, agentMessage, agentRole } from '../../containers/k3sAgent';
import type { Snapshot } from '../../project/snapshot';
import type { FileRule, Finding, RuleContext } from '../rule';

export const k3sAgentWithoutServer: FileRule = {
  id: 'k3s-agent-without-server',
  category: 'files',
  subject: 'file',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A kernel command line that makes the machine an agent of k3s and does not say of which server.',
  why: '`k3s-role-setup.service` reads the role from the kernel command line, and with it `k3s.server` and `k3s.token`. Without both the agent starts and never joins a cluster.',
  bad: ['APPEND += "k3s.role=agent"'],
  good: ['APPEND += "k3s.role=agent k3s.server=192.0.2.1 k3s.token=${K3S_TOKEN}"'],
  check(context) {
    const { file } = context;
    if (!file.tree.text.includes(agentRole)) return [];
    return context.counting.flatMap(({ statement, start, parts }): readonly Finding[] => {
      const value = span(start + statement.value.start, start + statement.value.end);
      const place = placeOfRole(file.tree.text, value);
      if (!place) return [];
      const missing = agentArguments.filter((name) => !isGiven(`${name}=`, parts.base, context));
      if (missing.length === 0) return [];
      return [
        {
          span: place,
          message: agentMessage(missing),
        },
      ];
    });
  },
};

function placeOfRole(text: string, value: Span): Span | undefined {
  const offset = text.slice(value.start, value.end).indexOf(agentRole);
  if (offset === -1) return undefined;
  const at = value.start + offset;
  const end = at + agentRole.length;
  const isWord = /^$|[\s"']/.test(text.charAt(end)) && /[\s"']/.test(text.charAt(at - 1));
  return isWord ? span(at, end) : undefined;
}

/** Whether the file says it anywhere, or another one in the same variable: how the pieces come together only a build tells. */
function isGiven(name: string, variable: string, { assignments, file, snapshot }: RuleContext): boolean {
  const { text } = file.tree;
  const isHere = assignments.some(({ statement: { value }, start }) =>
    text.slice(start + value.start, start + value.end).includes(name),
  );
  return isHere || isGivenElsewhere(name, variable, file.path, snapshot);
}

function isGivenElsewhere(name: string, variable: string, path: string, snapshot: Snapshot): boolean {
  const others = new Set(snapshot.assignmentsOf(variable).map((place) => place.path));
  others.delete(path);
  const candidates = snapshot.filesMentioning(name.slice(0, -1)).filter((file) => others.has(file.path));
  return candidates.some((file) => snapshot.textOf(file.path)?.includes(name) === true);
}
