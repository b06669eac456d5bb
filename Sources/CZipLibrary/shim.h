// Deliberately empty: libzip's header is seen by the C files of CZip only. This module carries the linker's flags.
