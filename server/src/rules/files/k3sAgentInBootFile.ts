import { span } from '../../base/span';
import { agentArguments, agentMessage, agentRole } from '../../containers/k3sAgent';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

export const k3sAgentInBootFile: ConfigFileRule = {
  id: 'k3s-agent-in-boot-file',
  category: 'files',
  subject: 'configFile',
  formats: ['kernelArguments'],
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A kickstart file or the menu of a boot loader that makes the machine an agent of k3s and does not say of which server.',
  why: '`k3s-role-setup.service` reads the role from the kernel command line, and with it `k3s.server` and `k3s.token`. Without both the agent starts and never joins a cluster.',
  bad: { 'files/worker.wks': ['bootloader --ptable gpt --append="rootwait k3s.role=agent"'] },
  good: {
    'files/worker.wks': [
      'bootloader --ptable gpt --append="rootwait k3s.role=agent k3s.server=192.0.2.1 k3s.token=secret"',
    ],
  },
  check({ file: { text } }) {
    return [...text.matchAll(/^.*$/gm)].flatMap(({ 0: line, index }): Finding[] => {
      const found = /(?:^|[\s"'])(k3s\.role=agent)(?=$|[\s"'])/.exec(line);
      // What a build puts in may bring the rest.
      if (!found || /^\s*#/.test(line) || /(?:^|[\s"'])\$\{/.test(line)) return [];
      const missing = agentArguments.filter((name) => !line.includes(`${name}=`));
      const start = index + line.indexOf(agentRole, found.index);
      return missing.length === 0
        ? []
        : [{ span: span(start, start + agentRole.length), message: agentMessage(missing) }];
    });
  },
};
