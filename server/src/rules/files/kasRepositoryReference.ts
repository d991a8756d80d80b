import { isMasked, rootOf } from '../../formats/configFile';
import { standsAlone } from '../../formats/kasRepositories';
import {
  type DataNode,
  type DataProperty,
  numberOf,
  propertiesOf,
  propertyOf,
  valueAt,
} from '../../syntax/config/dataTree';
import type { Finding, FindingFix } from '../finding';
import type { ConfigFileRule } from '../rule';

/** The version of the format that brought `commit` and `branch`. */
const versionOfCommit = 14;

export const kasRepositoryReference: ConfigFileRule = {
  id: 'kas-repository-reference',
  category: 'files',
  subject: 'configFile',
  formats: ['kas'],
  severity: 'warning',
  what: 'A repository in a file of kas without a commit, branch or tag, or with `refspec` in a file of version 14 or newer.',
  why: 'From version 14 of the format on `kas` stops at a repository with an address and no revision, and at `refspec` beside `commit`, `branch` or `tag`. `refspec` alone still works with a warning.',
  bad: {
    'kas.yml': [
      'header:',
      '  version: 14',
      'repos:',
      '  poky:',
      '    url: https://git.example/poky',
      '    refspec: scarthgap',
    ],
  },
  good: {
    'kas.yml': [
      'header:',
      '  version: 14',
      'repos:',
      '  poky:',
      '    url: https://git.example/poky',
      '    branch: scarthgap',
    ],
  },
  check({ file, snapshot }) {
    const root = rootOf(file);
    const version = versionOf(root);
    const isRefused = version >= versionOfCommit && standsAlone(file, snapshot);
    const found = propertiesOf(valueAt(root, 'repos')).flatMap((repository) => [
      ...refspecFindings(repository, version),
      ...mixtureWithDefaults(repository, root),
      ...(hasReferenceElsewhere(root) || !file.isWhole ? [] : missingReference(repository, isRefused)),
      ...tagAndBranch(repository, root),
    ]);
    return [...mixedDefaults(root), ...found].filter(({ span }) => !isMasked(file, span));
  },
};

function versionOf(root: DataNode | undefined): number {
  return numberOf(valueAt(root, 'header', 'version')) ?? 1;
}

/** An included file may tell of the repository as well, and defaults hold for all. */
function hasReferenceElsewhere(root: DataNode | undefined): boolean {
  const defaults = propertiesOf(valueAt(root, 'defaults', 'repos'));
  return valueAt(root, 'header', 'includes') !== undefined || defaults.some(({ name }) => references.includes(name));
}

const references = ['commit', 'branch', 'tag', 'refspec'];

function refspecFindings({ name, value }: DataProperty, version: number): readonly Finding[] {
  const refspec = propertyOf(value, 'refspec');
  if (!refspec || version < versionOfCommit) return [];
  const others = propertiesOf(value).filter(
    (each) => each !== refspec && each.value.kind !== 'null' && references.includes(each.name),
  );
  const [other] = others;
  if (other) {
    return [
      {
        span: refspec.nameSpan,
        severity: 'error',
        message: `\`refspec\` cannot stand beside \`${other.name}\`: kas stops at the repository \`${name}\`. Remove it.`,
      },
    ];
  }
  const text = refspec.value.kind === 'string' ? refspec.value.text : '';
  const current = /^[0-9a-f]{40}$/.test(text) ? 'commit' : 'branch';
  return [
    {
      span: refspec.nameSpan,
      severity: 'info',
      message: `\`refspec\` is out of date since version 14 of the format. Write \`commit\`, \`branch\` or \`tag\`.`,
      fix: renamed(refspec, current),
    },
  ];
}

function mixedDefaults(root: DataNode | undefined): readonly Finding[] {
  const defaults = valueAt(root, 'defaults', 'repos');
  const refspec = propertyOf(defaults, 'refspec');
  const other = propertiesOf(defaults).find(({ name }) => name !== 'refspec' && references.includes(name));
  if (!refspec || !other || refspec.value.kind === 'null' || other.value.kind === 'null') return [];
  return [
    {
      span: refspec.nameSpan,
      severity: 'error',
      message: `\`refspec\` cannot stand beside \`${other.name}\`: kas stops at each repository. Remove it.`,
    },
  ];
}

/** What the defaults say holds for each repository that does not say it itself. */
function mixtureWithDefaults({ name, nameSpan, value }: DataProperty, root: DataNode | undefined): readonly Finding[] {
  const defaults = propertiesOf(valueAt(root, 'defaults', 'repos')).filter((each) => references.includes(each.name));
  const own = propertiesOf(value).filter((each) => references.includes(each.name));
  if (defaults.length === 0) return [];
  const inherited = defaults.filter((each) => !own.some((other) => other.name === each.name));
  const counting = [...own, ...inherited].filter((each) => each.value.kind !== 'null');
  const refspec = counting.find((each) => each.name === 'refspec');
  const other = counting.find((each) => each.name !== 'refspec');
  // Of two in the repository itself, or in the defaults, is told elsewhere.
  if (!refspec || !other || own.includes(refspec) === own.includes(other)) return [];
  const span = [refspec, other].find((each) => own.includes(each))?.nameSpan ?? nameSpan;
  return [
    {
      span,
      severity: 'error',
      message: `With the defaults \`${name}\` has \`refspec\` and \`${other.name}\`: kas stops. Write \`commit\`, \`branch\` or \`tag\`.`,
    },
  ];
}

function renamed({ nameSpan, value }: DataProperty, name: string): FindingFix | undefined {
  if (value.kind !== 'string' || /^refs\/|^v?\d+\.\d|^[0-9a-f]{7,39}$/.test(value.text)) return undefined;
  return { title: `Write ${name}`, safe: false, edits: [{ span: nameSpan, text: name }] };
}

function missingReference({ name, nameSpan, value }: DataProperty, isRefused: boolean): readonly Finding[] {
  const url = propertyOf(value, 'url')?.value;
  if (url?.kind !== 'string' || propertiesOf(value).some((each) => references.includes(each.name))) return [];
  return [
    {
      span: nameSpan,
      severity: isRefused ? 'error' : 'warning',
      message: `Neither commit, branch nor tag is told of \`${name}\`: ${isRefused ? 'kas stops' : 'kas 4 and 5 stop, and older ones take what the repository has by default'}.`,
    },
  ];
}

/** The branch of the defaults goes on counting beside a tag, unless it is taken back with `branch:`. */
function tagAndBranch({ name, value }: DataProperty, root: DataNode | undefined): readonly Finding[] {
  const defaults = valueAt(root, 'defaults', 'repos');
  const [tag, branch] = ['tag', 'branch'].map((key) => propertyOf(value, key) ?? propertyOf(defaults, key));
  const own = [tag, branch].find((each) => each !== undefined && propertiesOf(value).includes(each));
  if (tag?.value.kind !== 'string' || branch?.value.kind !== 'string' || !own) return [];
  return [
    {
      span: own.nameSpan,
      severity: 'error',
      message: `\`tag\` and \`branch\` cannot both be told of \`${name}\`: kas stops. Keep one of them.`,
    },
  ];
}
