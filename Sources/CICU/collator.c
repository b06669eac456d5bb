#include "cicu.h"
#include <stdlib.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

cicu_collator *cicu_collator_open(const char *locale) {
  UErrorCode status = U_ZERO_ERROR;
  UCollator *collator = ucol_open(locale, &status);
  return U_FAILURE(status) ? NULL : (cicu_collator *)collator;
}

void cicu_collator_close(cicu_collator *collator) { ucol_close((UCollator *)collator); }

int32_t cicu_collator_compare(const cicu_collator *collator, const uint8_t *a, int32_t a_length, const uint8_t *b,
                              int32_t b_length) {
  UErrorCode status = U_ZERO_ERROR;
  return ucol_strcollUTF8((const UCollator *)collator, (const char *)a, a_length, (const char *)b, b_length, &status);
}

int32_t cicu_collator_key(const cicu_collator *collator, const uint8_t *text, int32_t length, uint8_t *out,
                          int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  // UTF-16 never has more units than UTF-8 has bytes.
  UChar small[256];
  UChar *units = length <= 256 ? small : malloc((size_t)length * sizeof(UChar));
  if (!units) return -1;
  int32_t count = 0;
  u_strFromUTF8(units, length <= 256 ? 256 : length, &count, (const char *)text, length, &status);
  int32_t needed = U_FAILURE(status) ? -1 : ucol_getSortKey((const UCollator *)collator, units, count, out, capacity);
  if (units != small) free(units);
  return needed > 0 ? needed : -1;
}
