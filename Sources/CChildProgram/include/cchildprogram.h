// What Glibc keeps from Swift about programs that run beside this one.
#ifndef CCHILDPROGRAM_H
#define CCHILDPROGRAM_H

#include <stdint.h>

/// Limits the address space of a running program, in bytes; 0, or the system's error number.
int cchildprogram_limit_memory(int32_t process, uint64_t bytes);

#endif
