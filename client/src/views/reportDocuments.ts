/**
 * Reports as read-only documents: found with the editor's own search, copied as text, and each place in them a link. What is shown comes
 * from layers, so it is text and nothing else.
 */
import {
  Disposable,
  DocumentLink,
  EventEmitter,
  env,
  languages,
  Range,
  type Tab,
  TabInputText,
  type TextDocument,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import type { Report, ReportTarget } from '../reports/report';
import { createReportStyles } from './reportStyles';

const reportScheme = 'metavirt-report';
const reportLanguage = 'metavirt-report';

/** An explanation is made from its address each time it is shown; the others are kept for as long as the window is open. */
export type ReportKind = 'explanation' | 'comparison' | 'toolchain';

/** The command that makes a report that is gone again. */
const makingCommands: Readonly<Record<Exclude<ReportKind, 'explanation'>, string>> = {
  comparison: 'Check Values Against BitBake',
  toolchain: 'Show Toolchain',
};

/** What a report is about. */
export interface ReportSubject {
  readonly kind: ReportKind;
  /** The document whose recipe it is, as a URI; empty where it is about none. */
  readonly recipe: string;
  /** The name that the tab shows. */
  readonly label: string;
}

export interface ReportDocuments extends Disposable {
  /** Shows the report beside the editor, or where another one is shown already; one that is open is made again. */
  show(subject: ReportSubject, report?: Report): Promise<void>;
  /** Makes the open explanations again. */
  refreshExplanations(): void;
}

/** `makeExplanation` is asked for the report of a variable, whose name is the subject's label. */
export function createReportDocuments(makeExplanation: (subject: ReportSubject) => Promise<Report>): ReportDocuments {
  const changed = new EventEmitter<Uri>();
  const styles = createReportStyles();
  /** By address. The reports are small, and those of documents long closed are let go. */
  const reports = new Map<string, Report>();
  const mostReports = 50;

  function keep(uri: Uri, report: Report): Report {
    reports.delete(uri.toString());
    reports.set(uri.toString(), report);
    for (const oldest of reports.keys()) {
      if (reports.size <= mostReports) break;
      reports.delete(oldest);
    }
    return report;
  }

  async function textOf(uri: Uri): Promise<string> {
    const subject = reportSubject(uri);
    if (subject?.kind === 'explanation') return keep(uri, await makeExplanation(subject)).text;
    const kept = reports.get(uri.toString())?.text;
    return kept ?? `This report is gone. Run "${makingCommands[subject?.kind ?? 'comparison']}" again.\n`;
  }

  function style(): void {
    for (const editor of window.visibleTextEditors) {
      const report = reports.get(editor.document.uri.toString());
      if (report?.text === editor.document.getText()) styles.apply(editor, report);
    }
  }

  function linksOf(document: TextDocument): DocumentLink[] {
    const report = reports.get(document.uri.toString());
    const subject = reportSubject(document.uri);
    if (!subject || report?.text !== document.getText()) return [];
    return report.parts.flatMap(({ start, end, target }) => {
      if (!target) return [];
      const link = new DocumentLink(
        new Range(document.positionAt(start), document.positionAt(end)),
        targetUri(target, subject),
      );
      link.tooltip = tooltipOf(target);
      return [link];
    });
  }

  const takeLanguage = (document: TextDocument) => {
    if (document.uri.scheme !== reportScheme || document.languageId === reportLanguage) return;
    void languages.setTextDocumentLanguage(document, reportLanguage);
  };
  const subscriptions = [
    changed,
    styles,
    workspace.registerTextDocumentContentProvider(reportScheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: textOf,
    }),
    languages.registerDocumentLinkProvider({ scheme: reportScheme }, { provideDocumentLinks: linksOf }),
    workspace.onDidOpenTextDocument(takeLanguage),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.scheme === reportScheme) style();
    }),
    window.onDidChangeVisibleTextEditors(style),
  ];

  return {
    async show(subject, report) {
      const uri = reportUri(subject);
      if (report) keep(uri, report);
      if (isOpen(uri)) changed.fire(uri);
      // What is about a recipe is read beside it.
      const viewColumn = subject.recipe === '' ? ViewColumn.Active : reportColumn();
      await window.showTextDocument(await workspace.openTextDocument(uri), { viewColumn });
      style();
    },
    refreshExplanations() {
      for (const { uri } of workspace.textDocuments) {
        if (uri.scheme === reportScheme && reportSubject(uri)?.kind === 'explanation') changed.fire(uri);
      }
    },
    dispose: () => Disposable.from(...subscriptions).dispose(),
  };
}

/** Copies a report as text: the one with the address, which the button of an editor's title gives, else the active one. */
export async function copyReport(address?: Uri): Promise<void> {
  const active = window.activeTextEditor?.document;
  const named = workspace.textDocuments.find(({ uri }) => uri.toString() === address?.toString());
  const document = named ?? active;
  if (document?.uri.scheme === reportScheme) await env.clipboard.writeText(document.getText());
}

/** What a report's document is about; undefined for any other document. */
export function reportSubject(uri: Uri): ReportSubject | undefined {
  if (uri.scheme !== reportScheme) return undefined;
  const { authority: kind, query } = uri;
  if (kind !== 'explanation' && !isMadeByCommand(kind)) return undefined;
  const parameters = new URLSearchParams(query);
  return { kind, recipe: parameters.get('recipe') ?? '', label: parameters.get('label') ?? '' };
}

function reportUri({ kind, recipe, label }: ReportSubject): Uri {
  return Uri.from({
    scheme: reportScheme,
    authority: kind,
    // The last part of the path is the tab's name, and a slash (PREFERRED_PROVIDER_virtual/kernel) would cut it.
    path: `/${label.replaceAll('/', '\u2215')}`,
    query: new URLSearchParams({ recipe, label }).toString(),
  });
}

function isMadeByCommand(kind: string): kind is keyof typeof makingCommands {
  return Object.hasOwn(makingCommands, kind);
}

function targetUri(target: ReportTarget, subject: ReportSubject): Uri {
  switch (target.kind) {
    case 'variable':
      return reportUri({ ...subject, kind: 'explanation', label: target.name });
    case 'setting':
      return settingUri(target.name);
    case 'file':
      return Uri.file(target.path).with({ fragment: `L${target.line}` });
  }
}

/** The settings of the workspace, where there is one: those of the user do not show in a remote window what is the machine's. */
function settingUri(name: string): Uri {
  const command = workspace.workspaceFolders ? 'openWorkspaceSettings' : 'openSettings';
  const parameters = encodeURIComponent(JSON.stringify([{ query: `@id:${name}` }]));
  return Uri.parse(`command:workbench.action.${command}?${parameters}`);
}

function tooltipOf(target: ReportTarget): string {
  switch (target.kind) {
    case 'variable':
      return `Explain ${target.name}`;
    case 'setting':
      return `Open the setting ${target.name}`;
    case 'file':
      return `Open ${target.path}`;
  }
}

function isOpen(uri: Uri): boolean {
  return workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
}

/** The column that has reports already, be it behind a place that one of them led to; else a new one. */
function reportColumn(): ViewColumn {
  const isReport = ({ input }: Tab) => input instanceof TabInputText && input.uri.scheme === reportScheme;
  return window.tabGroups.all.find(({ tabs }) => tabs.some(isReport))?.viewColumn ?? ViewColumn.Beside;
}
