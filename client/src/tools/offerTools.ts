/** The tools for VS Code's chat. What one answers is text; its code is loaded when it is first used. */
import { Disposable } from 'vscode';
import type { Session } from '../session';
import { type PreparedInvocation, toolHost, toolResult } from './toolHost';

/** Registers the tools that package.json declares; nothing where VS Code has none. */
export function offerTools(session: Session): Disposable {
  const host = toolHost();
  if (!host) return Disposable.from();

  function offer<Input>(
    name: string,
    prepare: (input: Input) => PreparedInvocation,
    answer: (input: Input) => Promise<string>,
  ): Disposable {
    return host?.registerTool<Input>(name, {
      prepareInvocation: ({ input }) => prepare(input),
      invoke: async ({ input }) => toolResult(await answer(input)),
    }) as Disposable;
  }

  return Disposable.from(
    offer<{ recipe: string; variable: string }>(
      'metavirt_explain_variable',
      ({ recipe, variable }) => ({ invocationMessage: `Working out ${variable} of ${recipe}` }),
      async (input) => (await import('./explainVariableTool')).explainVariableTool(session, input),
    ),
    offer<{ recipe: string }>(
      'metavirt_preview_image',
      ({ recipe }) => ({ invocationMessage: `Working out the image of ${recipe}` }),
      async (input) => (await import('./previewImageTool')).previewImageTool(session, input),
    ),
    offer<{ path?: string }>(
      'metavirt_check_workspace',
      () => ({ invocationMessage: 'Checking recipes, classes and configuration files' }),
      async (input) => (await import('./checkWorkspaceTool')).checkWorkspaceTool(session, input),
    ),
    offer<{ recipe: string }>(
      'metavirt_build_image',
      ({ recipe }) => ({
        invocationMessage: `Building ${recipe}`,
        confirmationMessages: {
          title: `Build ${recipe}`,
          message: `BitBake builds ${recipe} in the chosen build folder. That can take hours, and runs what the layers say.`,
        },
      }),
      async (input) => (await import('./buildImageTool')).buildImageTool(session, input),
    ),
  );
}
