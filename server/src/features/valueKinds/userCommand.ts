/** `EXTRA_USERS_PARAMS = "groupadd developers; useradd -m tester;"` */
import { type Span, span } from '../../base/span';
import { type UserCommand, userCommands } from '../../knowledge/valueWords';
import { splitOutsideExpansions } from '../context/splitOutsideExpansions';
import { joined } from '../describe/markdown';
import { type ValueKind, wordProposals } from './valueKind';

export const userCommand: ValueKind = ({ text, offset }, { span: place, value }) => {
  const command = commandAround(text, value, offset);
  const word = span(Math.max(place.start, command.start), Math.min(place.end, command.end));
  const name = /^[\w-]+/.exec(text.slice(command.start, command.end))?.[0] ?? '';
  if (word.start <= command.start) {
    const found = userCommands.find((each) => each.value === text.slice(word.start, word.end));
    return {
      span: word,
      describe: () => (found ? describeCommand(found) : undefined),
      proposals: () => wordProposals(userCommands),
    };
  }
  const known = userCommands.find((each) => each.value === name);
  const option = known?.options.find((each) => each.value === text.slice(word.start, word.end));
  return {
    span: word,
    describe: () => (option ? joined([`**\`${option.value}\`** · option of \`${name}\``, option.meaning]) : undefined),
    proposals: () => wordProposals(known?.options ?? []),
  };
};

/** From the first letter of the command up to its semicolon. */
function commandAround(text: string, value: Span, offset: number): Span {
  const commands = splitOutsideExpansions(text, value, ';');
  const command = commands.find(({ end }) => offset <= end) ?? value;
  let start = command.start;
  while (start < command.end && start < offset && /[\s\\]/.test(text.charAt(start))) start++;
  return span(start, command.end);
}

function describeCommand({ value, meaning, options }: UserCommand): string {
  return joined([
    `**\`${value}\`** · command that the image's root file system is changed with`,
    meaning,
    options.map((option) => `- \`${option.value}\`: ${option.meaning}`).join('\n'),
  ]);
}
