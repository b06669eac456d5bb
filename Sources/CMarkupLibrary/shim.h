// Deliberately empty: libxml2's headers are seen by the C files of CMarkup only. This module carries the linker's flags.
