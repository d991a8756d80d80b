/** `metavirt.checkAgainstBitBake`: compares the values worked out for the open recipe with those that BitBake's own library gives. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { env, ProgressLocation, Uri, window, workspace } from 'vscode';
import { abortSignalOf } from '../abortSignal';
import { showErrorWithOutput } from '../errorWithOutput';
import { reportMissingProgram } from '../missingProgram';
import { type ValuesParameters, type ValuesResult, valuesRequest } from '../protocol';
import { comparisonReport, comparisonSummary } from '../reports/comparisonReport';
import type { Session } from '../session';
import { readSettings } from '../settings';
import { findBitBakePython } from '../toolchain/bitbake/bitbakePython';
import { askBitBake, type BitBakeValues, type BitBakeValuesRequest } from '../toolchain/bitbake/bitbakeValues';
import { UnusableSettingError } from '../toolchain/environments/buildEnvironment';
import { InterruptedError } from '../toolchain/runProgram';
import { MissingProgramError } from '../toolchain/startProgram';
import { mayRunPrograms } from '../trust';
import { compareValues, type ValueComparison } from '../values/compareValues';
import { noValues, pathName } from '../views/explanations';
import { reportSubject } from '../views/reportDocuments';
import { selectBuildFolder } from './selectBuildFolder';

export interface CheckArguments {
  /** The recipe's path, or that of a file which belongs to one; else the one in the active editor. */
  readonly file?: string;
}

export type CheckResult =
  | { readonly kind: 'checked'; readonly comparison: ValueComparison }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'cancelled' };

const cancelled: CheckResult = { kind: 'cancelled' };
/** BitBake needs some seconds as a rule, and a slow disk or a first `git` of a layer makes them many. */
const limitMs = 180_000;

export async function checkAgainstBitBake(session: Session, choice?: CheckArguments): Promise<CheckResult> {
  if (!mayRunPrograms('Checking values against BitBake')) return failed('The workspace is not trusted.');
  const uri = fileToCheck(choice);
  if (uri === undefined) return tell('Open a recipe to compare its values with those of BitBake.');
  const buildFolder = session.buildFolder.current() ?? (await selectBuildFolder(session));
  if (buildFolder === undefined || !(await savedAll())) return cancelled;
  const ours = await session.server.request<ValuesResult | null>(valuesRequest, { uri } satisfies ValuesParameters);
  if (!ours) return tell(noValues);
  const { machine, distro, multiconfig } = session.configuration.current();
  const request: BitBakeValuesRequest = {
    buildFolder,
    recipe: ours.recipe.path,
    multiconfig: multiconfig ?? '',
    chosen: { ...(machine === null ? {} : { MACHINE: machine }), ...(distro === null ? {} : { DISTRO: distro }) },
  };
  try {
    const bitbake = await ask(session, request);
    if (typeof bitbake === 'string') return fail(session, bitbake);
    return await showComparison(session, uri, ours, bitbake);
  } catch (error) {
    if (error instanceof InterruptedError) return cancelled;
    if (error instanceof MissingProgramError) return failed(await reportMissingProgram(error.program));
    return fail(session, error instanceof UnusableSettingError ? error.message : String(error));
  }
}

function fileToCheck(choice: CheckArguments | undefined): string | undefined {
  // From a menu the command gets the editor's address instead.
  if (!(choice instanceof Uri) && typeof choice?.file === 'string') return Uri.file(choice.file).toString();
  const document = window.activeTextEditor?.document;
  if (!document) return undefined;
  return (
    reportSubject(document.uri)?.recipe ?? (document.languageId === 'bitbake' ? document.uri.toString() : undefined)
  );
}

/** BitBake reads what is on the disk, and the server what is in the editors: false if the user does not want them to be the same. */
async function savedAll(): Promise<boolean> {
  const unsaved = workspace.textDocuments.filter(({ isDirty, languageId }) => isDirty && languageId === 'bitbake');
  if (unsaved.length === 0) return true;
  const names = unsaved.map(({ fileName }) => basename(fileName)).join(', ');
  const save = 'Save and Check';
  const answer = await window.showWarningMessage(
    `BitBake reads files as they are on the disk, and ${names} is not saved.`,
    { modal: true },
    save,
  );
  if (answer !== save) return false;
  const saved = await Promise.all(unsaved.map((document) => document.save()));
  return saved.every(Boolean);
}

/** The values, or what is said where there are none. */
async function ask(session: Session, request: BitBakeValuesRequest): Promise<BitBakeValues | string> {
  const { bitbakeLibrary, bitbakeCommand: customCommand, bitbake, programs } = readSettings();
  const build = { buildFolder: request.buildFolder, customCommand, bitbake, programs };
  const python = await findBitBakePython(build, bitbakeLibrary);
  if (!python) {
    return bitbakeLibrary === ''
      ? "BitBake's library was not found beside the layers of the build folder. Name its checkout in the setting metavirt.bitbakeLibrary."
      : `${bitbakeLibrary} (metavirt.bitbakeLibrary) does not hold BitBake's library.`;
  }
  const asked = python.asThere(request);
  if (!asked) {
    return `BitBake runs ${python.description}, where ${request.recipe} has no name that is known. Name its folder under "paths" in the setting metavirt.bitbake.`;
  }
  session.output.info(`Asking BitBake for the values of ${request.recipe}: ${python.description}`);
  const start = performance.now();
  const path = session.context.asAbsolutePath('dist/bitbakeValues.py');
  const script = python.script(path, await readFile(path, 'utf8'));
  const title = `Asking BitBake for the values of ${basename(request.recipe)}`;
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  const answer = await window.withProgress(options, (_, cancellation) =>
    askBitBake(script, python, asked, { signal: abortSignalOf(cancellation), limitMs }),
  );
  if (answer.kind === 'timeout')
    return `BitBake gave no values within ${answer.limitMs / 1000} seconds and was stopped.`;
  if (answer.kind === 'failed') return `BitBake gives no values: ${answer.message}`;
  session.output.info(`BitBake ${answer.values.version} answered in ${Math.round(performance.now() - start)} ms`);
  return python.asHere(answer.values);
}

async function showComparison(
  session: Session,
  recipe: string,
  ours: ValuesResult,
  bitbake: BitBakeValues,
): Promise<CheckResult> {
  const comparison = compareValues(ours.values, bitbake);
  const { machine, distro } = { machine: bitbake.values.MACHINE, distro: bitbake.values.DISTRO };
  const configuration = [machine, distro].flatMap((each) => (each && 'value' in each ? (each.value ?? []) : []));
  const report = comparisonReport({ ours, bitbake, comparison, configuration: configuration.join(' · ') }, pathName);
  await session.reports.show({ kind: 'comparison', recipe, label: `${ours.recipe.name} and BitBake` }, report);
  const copy = 'Copy Report';
  const message = `${ours.recipe.name}: ${comparisonSummary(comparison)}`;
  const show = comparison.different.length > 0 ? window.showWarningMessage : window.showInformationMessage;
  void show(message, copy).then((answer) => {
    if (answer === copy) void env.clipboard.writeText(report.text);
  });
  return { kind: 'checked', comparison };
}

function failed(message: string): CheckResult {
  return { kind: 'failed', message };
}

function tell(message: string): CheckResult {
  void window.showInformationMessage(message);
  return failed(message);
}

/** BitBake's own words may be many lines: the notification shows the first ones, and the output all. */
function fail(session: Session, message: string): CheckResult {
  session.output.error(message);
  const [first = ''] = message.split('\n');
  showErrorWithOutput(first.slice(0, 400));
  return failed(message);
}
