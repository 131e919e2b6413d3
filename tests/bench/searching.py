"""Names, typed letter by letter into the palette, as the receptionist, who finds all clients."""

import json
import sys
from pathlib import Path

from tests.bench.desk import leave, now_ms, open_program, page_of, settle, sign_in
from ui.shell.navigation import Today
from ui.shell.palette import Palette

_TYPED = (
    "siti am",
    "nugroho",
    "ridwan",
    "wahyu",
    "dim ar",
    "kartika",
    "0810-0000-01",
    "004217",
    "maharani p",
    "zz",
)


def main() -> None:
    shell = open_program(Path(sys.argv[1]))
    sign_in(shell, "sari", Today())
    page_of(shell)
    settle(300)
    assert shell.desk is not None
    shell.desk.open_palette()
    palette = shell.window.findChild(Palette, "palette")
    assert palette is not None
    settle(200)
    samples = []
    for typed in _TYPED:
        for length in range(1, len(typed) + 1):
            began = now_ms()
            palette.line.setText(typed[:length])
            samples.append(now_ms() - began)
            settle(5)
    print(json.dumps({"client_search_ms": samples}))
    leave(shell)


main()
