import type { Span } from '../../base/span';
import { type ConfigFile, isMasked, rootOf } from '../../formats/configFile';
import { refusal } from '../../formats/keys/readers';
import { diskProblem } from '../../formats/xl/diskSpecification';
import type { SpecificationProblem } from '../../formats/xl/specificationPart';
import { vifProblems } from '../../formats/xl/vifSpecification';
import { nearestOf } from '../../knowledge/nearestName';
import { type DataNode, type DataScalar, itemsOf, propertiesOf } from '../../syntax/config/dataTree';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

export const wrongXenDevice: ConfigFileRule = {
  id: 'wrong-xen-device',
  category: 'files',
  subject: 'configFile',
  formats: ['xl'],
  severity: 'error',
  what: 'A disk or network interface of a Xen guest with a part that xl does not take.',
  why: 'The text of a disk is a target, a format, a virtual device and an access, or words of `key=value`: xl creates no guest where one of them is wrong. Of an interface it passes over what it does not know.',
  bad: { 'files/guest.cfg': ['name = "guest"', 'kernel = "/boot/vmlinuz"', "disk = ['/srv/rootfs.ext4,xvda,rw']"] },
  good: {
    'files/guest.cfg': ['name = "guest"', 'kernel = "/boot/vmlinuz"', "disk = ['/srv/rootfs.ext4,raw,xvda,rw']"],
  },
  check({ file }) {
    return propertiesOf(rootOf(file)).flatMap(({ name, value }) => {
      if (name === 'disk') return textsIn(value, file).flatMap((node) => findings(file, node, diskProblems(node.text)));
      if (name === 'vif') return textsIn(value, file).flatMap((node) => findings(file, node, vifProblems(node.text)));
      return [];
    });
  },
};

function textsIn(list: DataNode, file: ConfigFile): readonly DataScalar[] {
  return itemsOf(list).flatMap((item) =>
    (item.kind === 'string' || item.kind === 'number') && !isMasked(file, item.span) ? [item] : [],
  );
}

function diskProblems(text: string): readonly SpecificationProblem[] {
  const problem = diskProblem(text);
  return problem ? [problem] : [];
}

function findings(file: ConfigFile, node: DataScalar, problems: readonly SpecificationProblem[]): readonly Finding[] {
  return problems.map(({ start, end, message, isRefused, expected = [] }): Finding => {
    const span = spanWithin(file, node, start, end);
    const sentence = message.charAt(0).toUpperCase() + message.slice(1);
    const written = node.text.slice(start, end);
    const meant = span === node.span ? undefined : nearestOf(written, expected);
    return {
      span,
      severity: isRefused ? 'error' : 'warning',
      message: `${sentence}${isRefused ? `: ${refusal(file.format)}` : ', and this is passed over'}.`,
      fix: meant === undefined ? undefined : { title: `Write ${meant}`, safe: false, edits: [{ span, text: meant }] },
    };
  });
}

/** The whole text where backslashes move what is behind them, and where the place is empty. */
function spanWithin({ text }: ConfigFile, { span, text: says }: DataScalar, start: number, end: number): Span {
  const isPlain = span.end - span.start === says.length + 2 && !text.slice(span.start, span.end).includes('\\');
  return isPlain && end > start ? { start: span.start + 1 + start, end: span.start + 1 + end } : span;
}
