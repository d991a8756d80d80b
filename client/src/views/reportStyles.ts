/** The looks of reports, in colours that every theme has. */
import { type DecorationRenderOptions, Disposable, Range, type TextEditor, ThemeColor, window } from 'vscode';
import type { Report, ReportStyle } from '../reports/report';

const looks: Readonly<Record<ReportStyle, DecorationRenderOptions>> = {
  title: { fontWeight: 'bold', color: new ThemeColor('debugTokenExpression.name') },
  heading: { fontWeight: 'bold' },
  name: { color: new ThemeColor('debugTokenExpression.name') },
  muted: { color: new ThemeColor('descriptionForeground') },
  place: { color: new ThemeColor('textLink.foreground') },
  good: { color: new ThemeColor('testing.iconPassed') },
  bad: { color: new ThemeColor('errorForeground') },
};

export interface ReportStyles extends Disposable {
  apply(editor: TextEditor, report: Report): void;
}

export function createReportStyles(): ReportStyles {
  const types = Object.entries(looks).map(
    ([style, look]) => [style as ReportStyle, window.createTextEditorDecorationType(look)] as const,
  );
  return {
    apply(editor, { parts }) {
      const { document } = editor;
      for (const [style, type] of types) {
        const ranges = parts
          .filter((part) => part.style === style)
          .map(({ start, end }) => new Range(document.positionAt(start), document.positionAt(end)));
        editor.setDecorations(type, ranges);
      }
    },
    dispose: () => Disposable.from(...types.map(([, type]) => type)).dispose(),
  };
}
