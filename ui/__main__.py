"""The program: `studio-planner` opens the window, its subcommands answer on the terminal."""

import gc
import sys
from importlib import import_module

from studio.errors import StudioError, WrongInput
from ui.commands.arguments import PROGRAM, REFUSED, WRONG_INPUT, parse

MODULES = {
    None: "window",
    "tour": "tour",
    "screen": "screen",
    "check": "check",
    "check-rules": "check_rules",
    "print": "print_week",
    "import-exercises": "import_exercises",
    "doctor": "doctor",
}


def main(arguments: list[str] | None = None, **hooks: object) -> int:
    """Run one command and return its exit code: 0 done, 1 refused, 2 wrong input.

    *hooks* go to the command as they are; a benchmark looks in that way.
    """
    options = parse(sys.argv[1:] if arguments is None else arguments)
    if options.command is None:
        # Collecting garbage while importing costs a third of the start; the window resumes it.
        gc.disable()
    command = import_module(f"ui.commands.{MODULES[options.command]}")
    try:
        code: int = command.run(options, **hooks)
    except StudioError as error:
        from ui.commands.sentences import sentence_of

        print(f"{PROGRAM}: {sentence_of(error)}", file=sys.stderr)  # noqa: T201
        return WRONG_INPUT if isinstance(error, WrongInput) else REFUSED
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    return code


if __name__ == "__main__":
    sys.exit(main())
