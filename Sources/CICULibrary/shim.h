// Deliberately empty: ICU's headers are seen by the C files of CICU only. This module carries the linker's flags.
