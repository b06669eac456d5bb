#include "cicu.h"
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

struct cicu_breaks {
  UBreakIterator *iterator;
  UText *text;
};

cicu_breaks *cicu_breaks_open(int32_t kind) {
  static const UBreakIteratorType types[] = {UBRK_CHARACTER, UBRK_WORD, UBRK_SENTENCE};
  if (kind < 0 || kind > 2) return NULL;
  UErrorCode status = U_ZERO_ERROR;
  cicu_breaks *breaks = calloc(1, sizeof *breaks);
  if (!breaks) return NULL;
  breaks->iterator = ubrk_open(types[kind], "da", NULL, 0, &status);
  if (U_FAILURE(status)) {
    free(breaks);
    return NULL;
  }
  return breaks;
}

void cicu_breaks_close(cicu_breaks *breaks) {
  if (!breaks) return;
  ubrk_close(breaks->iterator);
  if (breaks->text) utext_close(breaks->text);
  free(breaks);
}

bool cicu_breaks_set_text(cicu_breaks *breaks, const uint8_t *text, int64_t length) {
  UErrorCode status = U_ZERO_ERROR;
  breaks->text = utext_openUTF8(breaks->text, (const char *)text, length, &status);
  if (U_FAILURE(status)) return false;
  ubrk_setUText(breaks->iterator, breaks->text, &status);
  return U_SUCCESS(status);
}

int64_t cicu_breaks_next(cicu_breaks *breaks) { return ubrk_next(breaks->iterator); }

int32_t cicu_breaks_status(cicu_breaks *breaks) { return ubrk_getRuleStatus(breaks->iterator); }
