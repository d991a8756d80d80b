/**
 * How BitBake's interactive tasks (`devshell`, `menuconfig`) get the terminal that BitBake was started in. OE-core opens them in a window, in tmux or in
 * screen (`oe/terminal.py`), for its tasks run in a server that has no terminal; or it hands them to a command of the user's, OE_TERMINAL_CUSTOMCMD. Ours
 * hands them back: a bash runs BitBake in the background, and in the foreground of the terminal what BitBake asks for.
 *
 * These are commands of that bash; its arguments are BitBake's command line. BitBake keeps what it has parsed by its configuration, so that the text of ours
 * never changes: where to ask stands in a variable, which OE-core hands on from the environment.
 */
const configuration = [
  'OE_TERMINAL = "custom"',
  `OE_TERMINAL_CUSTOMCMD = 'sh -c "echo $PWD $* >$METAVIRT_TERMINAL" sh {command}'`,
];

export const runOpeningShells: readonly string[] = [
  'asked=$(mktemp -d) || exit 1',
  `trap 'rm -rf -- "$asked"' EXIT`,
  'export METAVIRT_TERMINAL="$asked/asked"',
  'mkfifo "$METAVIRT_TERMINAL" && exec 3<>"$METAVIRT_TERMINAL" || exit 1',
  `printf "%s\\n" ${configuration.map((line) => `"${line.replaceAll(/["$]/g, '\\$&')}"`).join(' ')} >"$asked/terminal.conf"`,
  // OE-core warns that it does as it was told.
  `exec 4> >(trap "" INT; exec grep --line-buffered -v "Custom terminal was started")`,
  // Under job control what runs in the foreground has the keyboard to itself, and its Ctrl+C goes to nobody else.
  'set -m',
  `trap 'kill -INT -- "-$program" 2>/dev/null' INT HUP`,
  '"$@" -R "$asked/terminal.conf" </dev/null >&4 2>&1 3<&- & program=$!',
  'open() (cd -- "$1" && shift && exec "$@" 3<&- 4>&-)',
  'while kill -0 "$program" 2>/dev/null; do if read -r -t 0.5 folder words <&3; then open "$folder" $words; fi; done',
  'set +m',
  'wait "$program"',
];
