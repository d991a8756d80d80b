"""Writes beside each case what CPython 3.11 gives for it: python3 record.py. The tests only read what is written."""
import pathlib
import re
import warnings

warnings.simplefilter('ignore')
CASES = pathlib.Path(__file__).parent / 'cases'
ADDRESS = re.compile(r' at 0x[0-9a-f]+')


def outcome(work):
    try:
        return repr(work())
    except SyntaxError as error:
        return 'SyntaxError'
    except BaseException as error:
        return f'{type(error).__name__}: {error}'


def expressions(text):
    """A line each; one that is indented or inside of brackets or quotes goes on the one before."""
    cases = []
    pending = ''
    for line in text.split('\n'):
        if not pending and (line.startswith('#') or not line.strip()):
            continue
        pending = f'{pending}\n{line}' if pending else line
        if is_open(pending):
            continue
        cases.append(pending)
        pending = ''
    return cases


def is_open(source):
    return source.count('"""') % 2 == 1 or source.count("'''") % 2 == 1 or source.endswith('\\')


def record_expressions(path):
    lines = []
    for source in expressions(path.read_text()):
        lines.append(outcome(lambda: eval(source, {'__builtins__': __builtins__})).replace('\n', '\\n'))
    path.with_suffix('.expected').write_text('\n'.join(lines) + '\n')


def record_program(path):
    lines = []

    def show(*values):
        lines.append(' '.join(repr(value) for value in values))

    def fails(work):
        try:
            show(work())
        except BaseException as error:
            lines.append(f'{type(error).__name__}: {error}')

    try:
        exec(compile(path.read_text(), path.name, 'exec'), {'__name__': 'case', 'show': show, 'fails': fails})
    except BaseException as error:
        lines.append(f'raised {type(error).__name__}: {error}')
    path.with_suffix('.expected').write_text(''.join(f'{line}\n' for line in lines))


for case in sorted(CASES.glob('*.expressions')):
    record_expressions(case)
for case in sorted(CASES.glob('*.py')):
    record_program(case)
