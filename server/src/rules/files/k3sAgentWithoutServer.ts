import { type Span, shifted, span } from '../../base/span';
import { agentArguments, agentMessage, agentRole, roleArgument } from '../../containers/k3sAgent';
import type { Snapshot } from '../../project/snapshot';
import { referredText } from '../../syntax/bitbake/locatedAssignments';
import type { Finding } from '../finding';
import type { FileRule, RuleContext } from '../rule';

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
    if (!file.tree.text.includes(roleArgument)) return [];
    return context.counting.flatMap(({ statement, start, parts }): readonly Finding[] => {
      const place = placeOfRole(context, shifted(statement.value, start));
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

/** The role in a value: written, or in a variable that the file sets. */
function placeOfRole({ file, assignments }: RuleContext, value: Span): Span | undefined {
  const written = file.tree.text.slice(value.start, value.end);
  const found = /(?<=^|[\s"'])k3s\.role=([\w-]+|\$\{\w+\})(?=$|[\s"'])/.exec(written);
  const [argument = '', role = ''] = found ?? [];
  if (!found || `${roleArgument}${referredText(file.tree, assignments, role)}` !== agentRole) return undefined;
  const start = value.start + found.index;
  return span(start, start + argument.length);
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
