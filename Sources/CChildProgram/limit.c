#define _GNU_SOURCE
#include "cchildprogram.h"
#include <errno.h>
#include <stddef.h>
#include <sys/resource.h>

int cchildprogram_limit_memory(int32_t process, uint64_t bytes) {
  struct rlimit limit = {bytes, bytes};
  return prlimit(process, RLIMIT_AS, &limit, NULL) == 0 ? 0 : errno;
}
