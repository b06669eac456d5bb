#include "cicu.h"
#include <unicode/ucol.h>

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
