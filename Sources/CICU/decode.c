#include "cicu.h"
#include <stdlib.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

int64_t cicu_decode(const char *encoding, const uint8_t *bytes, int64_t length, uint8_t *out, int64_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter *from = ucnv_open(encoding, &status);
  if (U_FAILURE(status)) return -1;
  ucnv_setToUCallBack(from, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  UConverter *to = ucnv_open("UTF-8", &status);
  int64_t result = -2;
  if (U_SUCCESS(status)) {
    UChar pivot[1024];
    UChar *pivot_source = pivot, *pivot_target = pivot;
    const char *source = (const char *)bytes, *source_end = source + length;
    char *target = (char *)out, *target_end = target + capacity;
    ucnv_convertEx(to, from, &target, target_end, &source, source_end, pivot, &pivot_source, &pivot_target, pivot + 1024,
                   true, true, &status);
    if (U_SUCCESS(status)) result = target - (char *)out;
    else if (status == U_BUFFER_OVERFLOW_ERROR) result = capacity + 1;
    ucnv_close(to);
  }
  ucnv_close(from);
  return result;
}
