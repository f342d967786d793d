"""Ids as names of files: in a folder, the file of an exercise or a routine has the name of its id."""

from __future__ import annotations

import re

#: The most characters of an id; with the ending of a file's name it stays below the 255 bytes that file systems allow.
LONGEST_ID = 200
#: The names of devices on Windows, where no file can have one, whatever the name ends in:
#: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_DEVICES = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
#: The same for the pattern of a JSON Schema, before that of an id; where there is no look-around it is left out.
NO_DEVICE = f"(?!(?:{_DEVICES.pattern})$)"


def unstorable(id: str) -> str | None:
    """Return why some file system cannot store a file of that name, as the rest of a sentence; None where all can."""
    if len(id) > LONGEST_ID:
        return f"is longer than {LONGEST_ID} characters"
    return "is the name of a device on Windows, where no file can have it" if _DEVICES.fullmatch(id) else None
