/** How BitBake is started and which programs there are, as a page to read and to copy into the report of a bug. */
import type { HostTools } from '../toolchain/programs/hostTools';
import type { ProgramGroup } from '../toolchain/programs/knownPrograms';
import {
  type HostSystem,
  installCommand,
  missingProgramMessage,
  programAdvice,
  systemName,
} from '../toolchain/programs/programAdvice';
import type { BuildReport, ProgramReport, Toolchain } from '../toolchain/programs/survey';
import { type Report, type ReportStyle, ReportWriter } from './report';

export interface ToolchainSubject {
  readonly toolchain: Toolchain;
  readonly system: HostSystem;
  /** The extension's. */
  readonly version: string;
}

const indentation = '    ';

const groups: readonly (readonly [ProgramGroup, string])[] = [
  ['build', 'Building'],
  ['images', 'Images'],
  ['containers', 'Containers'],
  ['clusters', 'Clusters'],
  ['machines', 'Machines'],
];

export function toolchainReport({ toolchain, system, version }: ToolchainSubject): Report {
  const writer = new ReportWriter();
  writer.write('Toolchain', 'title').endLine();
  const there = toolchain.programs.filter(({ place }) => place.kind === 'found').length;
  const parts = [
    `${there} of ${toolchain.programs.length} programs found`,
    systemName(system),
    `Meta-Virtualization ${version}`,
  ];
  writer.write(parts.join(' · '), 'muted').endLine();
  writer.endLine().write('BitBake', 'heading').endLine();
  writeBuild(writer, toolchain.build, system);
  if (toolchain.hostTools) writeHostTools(writer, toolchain.hostTools, system);
  for (const [group, title] of groups) {
    writer.endLine().write(title, 'heading').endLine();
    for (const report of toolchain.programs.filter(({ program }) => program.group === group))
      writeProgram(writer, report, system);
  }
  return writer.finish();
}

function writeBuild(writer: ReportWriter, build: BuildReport, system: HostSystem): void {
  if (build.kind === 'none') {
    writeMark(writer, 'missing').write('No build folder is chosen. Run "Select Build Folder…", or set ');
    writeSetting(writer, 'metavirt.buildFolder').endLine();
    return;
  }
  if (build.kind !== 'ready') {
    const why = build.kind === 'missing' ? missingProgramMessage(build.program, system) : build.why;
    writeMark(writer, 'wrong').write(why).endLine();
    writer.write(indentation).write('Setting: ', 'muted');
    writeSetting(writer, 'metavirt.bitbake').endLine();
    return;
  }
  const { environment, setting, bitbake } = build;
  const isThere = bitbake.kind === 'version';
  writeMark(writer, isThere ? 'good' : 'wrong');
  writer
    .write(isThere ? `BitBake ${bitbake.version}` : 'BitBake', 'name')
    .write(` ${environment.description}`)
    .endLine();
  if (!isThere) writer.write(`${indentation}It ${bitbake.why}`, 'bad').endLine();
  writer.write(`${indentation}Build folder: ${environment.buildFolder}`, 'muted');
  const here = environment.toLocalPath(environment.buildFolder);
  if (here === undefined) writer.write(', which is not reached from here: "paths" says where it is', 'muted');
  else if (here !== environment.buildFolder) writer.write(`, here ${here}`, 'muted');
  writer.endLine().write(indentation);
  writer.write(setting === undefined ? 'To start it another way, set ' : 'As set in ', 'muted');
  writeSetting(writer, setting ?? 'metavirt.bitbake').endLine();
}

function writeHostTools(writer: ReportWriter, { names, missing }: HostTools, system: HostSystem): void {
  if (missing.length === 0) {
    writeMark(writer, 'good').write(`All ${names.length} host tools that OpenEmbedded builds with`).endLine();
    return;
  }
  writeMark(writer, 'wrong')
    .write(`OpenEmbedded builds nothing without ${missing.join(', ')}`)
    .endLine();
  const install = installCommand(missing, system);
  if (install !== undefined) writer.write(`${indentation}Install with: ${install}`).endLine();
}

function writeProgram(writer: ReportWriter, report: ProgramReport, system: HostSystem): void {
  const { program, place, answer, isOutdated, native } = report;
  const isBroken = answer?.kind === 'silent' || place.kind === 'misplaced' || isOutdated;
  writeMark(writer, isBroken ? 'wrong' : place.kind === 'found' ? 'good' : 'missing');
  writer.write(program.name.padEnd(15), place.kind === 'found' ? 'name' : 'muted');
  writer.write(stateOf(report).padEnd(10), isBroken ? 'bad' : 'muted');
  writer.write(program.purpose, place.kind === 'found' ? undefined : 'muted');
  if (place.kind === 'found') writer.write(`  ${place.path}`, 'muted');
  writer.endLine();
  for (const note of notesOf(report, system))
    writer
      .write(indentation)
      .write(note, isBroken ? undefined : 'muted')
      .endLine();
  if (native !== undefined) {
    writer
      .write(`${indentation}The build folder has it: oe-run-native ${program.nativeRecipe} ${program.name}`, 'muted')
      .endLine();
  }
}

/** The version, or a word that stands for it. */
function stateOf({ place, answer }: ProgramReport): string {
  if (place.kind !== 'found') return 'missing';
  if (!answer) return 'found';
  return answer.kind === 'version' ? answer.version : 'broken';
}

function notesOf({ program, place, answer, isOutdated }: ProgramReport, system: HostSystem): readonly string[] {
  if (place.kind === 'missing') return [programAdvice(program.name, system)];
  if (place.kind === 'misplaced') return [`There is no program at ${place.path}. ${programAdvice(place.path, system)}`];
  if (answer?.kind === 'silent') return [`It ${answer.why}`];
  return isOutdated && program.minimum ? [`Older than ${program.minimum.version}: ${program.minimum.why}`] : [];
}

type Mark = 'good' | 'missing' | 'wrong';

const marks: Readonly<Record<Mark, readonly [string, ReportStyle]>> = {
  good: ['●', 'good'],
  missing: ['○', 'muted'],
  wrong: ['▲', 'bad'],
};

function writeMark(writer: ReportWriter, mark: Mark): ReportWriter {
  const [sign, style] = marks[mark];
  return writer.write('  ').write(sign, style).write(' ');
}

function writeSetting(writer: ReportWriter, name: string): ReportWriter {
  return writer.write(name, 'place', { kind: 'setting', name });
}
