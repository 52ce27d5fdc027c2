"""What can go wrong, as a tree.

DragomanError
├── ReportError     a report cannot be read: empty, binary, not English, malformed
├── UsageError      the call itself is wrong: no such file, no such claim, a bad date
├── ParserError     the named parser pipeline is not installed
└── DataError       a rule, table or gazetteer of the program is missing or malformed

Every message is one line that says what, where and what to do.
"""


class DragomanError(Exception):
    """Any error of dragoman's own."""


class ReportError(DragomanError):
    """A report cannot be read."""


class UsageError(DragomanError):
    """The call itself is wrong."""


class ParserError(DragomanError):
    """The named parser pipeline is not installed."""


class DataError(DragomanError):
    """A rule, table or gazetteer of the program is missing or malformed."""
