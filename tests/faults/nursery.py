"""Bears client processes quickly: everything is imported once, each life is a fork that may be killed at any moment.

Reads one life a line (JSON, arguments of `office.live`); says the process id, then how it ended.
"""

import json
import os
import sys
import traceback


def main() -> None:
    """Serve until the other side closes."""
    from . import office

    for line in sys.stdin:
        child = os.fork()
        if not child:
            code = 1
            try:
                office.live(**json.loads(line))
                code = 0
            except BaseException:  # noqa: BLE001 - whatever it is, the life has failed
                traceback.print_exc()
            finally:
                sys.stderr.flush()
                os._exit(code)
        print(child, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
