/** The JSON schema of `.metavirt.json`: editors complete and explain by it. What is wrong in a file metavirt itself says, with the mend. */
import { findingKinds } from '../server/src/features/findingKinds';
import { profiles } from '../server/src/features/settingsFile/settings';
import { releases } from '../server/src/knowledge/release';

export function settingsSchema(): string {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: 'Made from the code by `npm run docs`.',
    title: 'Settings of metavirt for the files in a folder',
    properties: {
      $schema: { description: 'The address of this schema, for editors that do not know it.' },
      profile: {
        description:
          'Which rules are run: those for containers, or also those that find what many maintainers write on purpose.',
        default: 'container',
        ...oneOf(profiles),
      },
      release: {
        description: 'The release that the files are checked for, instead of the one that their layer names.',
        ...oneOf(releases.map(({ name }) => name)),
      },
      rules: { description: 'How strictly rules count, by their names.', $ref: '#/definitions/rules' },
      overrides: {
        description: 'Rules that count otherwise in some files. Of two overrides for a file the later one counts.',
        items: {
          defaultSnippets: [{ label: 'files and rules', body: { files: ['$1'], rules: {} } }],
          properties: {
            files: {
              description:
                'Patterns of paths, relative to the folder of this file: `recipes-test/**`, `*.inc`. One without a slash is the name of files or folders at any depth.',
              items: { anyOf: [{ type: 'string' }, {}] },
            },
            rules: { description: 'How strictly rules count in these files.', $ref: '#/definitions/rules' },
          },
        },
      },
    },
    definitions: {
      rules: {
        properties: Object.fromEntries(
          findingKinds().map(({ id, title, severity }) => [
            id,
            { description: title, ...(severity && { default: severity }), $ref: '#/definitions/severity' },
          ]),
        ),
        additionalProperties: { $ref: '#/definitions/severity' },
      },
      severity: oneOf(['off', 'info', 'warning', 'error']),
    },
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

/** Words to be proposed; another one is no mistake of the schema. */
function oneOf(words: readonly string[]): object {
  return { anyOf: [{ enum: words }, {}] };
}
