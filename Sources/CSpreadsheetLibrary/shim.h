// Deliberately empty: libxlsxwriter's headers are seen by the C file of CSpreadsheet only. This module carries the linker's flags.
