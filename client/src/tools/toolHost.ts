/** What VS Code offers for tools of its chat, from 1.95 on: the types of the oldest version that the extension runs in lack it. */
import * as vscode from 'vscode';

export interface Tool<Input> {
  /** What is shown and asked before the tool is used; without a confirmation it is used at once. */
  prepareInvocation?(options: { readonly input: Input }): PreparedInvocation;
  invoke(options: { readonly input: Input }, token: vscode.CancellationToken): Promise<object>;
}

export interface PreparedInvocation {
  readonly invocationMessage: string;
  readonly confirmationMessages?: { readonly title: string; readonly message: string };
}

interface ToolHost {
  readonly registerTool?: <Input>(name: string, tool: Tool<Input>) => vscode.Disposable;
}

interface ToolClasses {
  readonly LanguageModelToolResult: new (parts: readonly object[]) => object;
  readonly LanguageModelTextPart: new (text: string) => object;
}

/** Undefined where VS Code has no tools. */
export function toolHost(): Required<ToolHost> | undefined {
  const { lm } = vscode as unknown as { readonly lm?: ToolHost };
  return lm?.registerTool ? { registerTool: lm.registerTool } : undefined;
}

export function toolResult(text: string): object {
  const { LanguageModelToolResult, LanguageModelTextPart } = vscode as unknown as ToolClasses;
  return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
}
