#include "cicu.h"
#include <stdlib.h>
#include <unicode/ucasemap.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>
#include <unicode/utf16.h>
#include <unicode/uversion.h>
#include <unicode/uscript.h>
#include <stdio.h>
#include <pthread.h>
#include <string.h>

static char unicode_version[U_MAX_VERSION_STRING_LENGTH];
static pthread_once_t once = PTHREAD_ONCE_INIT;
static const UNormalizer2 *nfc;
static const UNormalizer2 *nfd;
static UCaseMap *danish_case;

static void prepare(void) {
  UErrorCode status = U_ZERO_ERROR;
  UVersionInfo version;
  u_getUnicodeVersion(version);
  u_versionToString(version, unicode_version);
  nfc = unorm2_getNFCInstance(&status);
  nfd = unorm2_getNFDInstance(&status);
  danish_case = ucasemap_open("da", U_FOLD_CASE_DEFAULT, &status);
  if (U_FAILURE(status)) abort(); // The library is linked but its data are gone: nothing can be done.
}

const char *cicu_unicode_version(void) {
  pthread_once(&once, prepare);
  return unicode_version;
}

/// UTF-8 to a fresh UTF-16 buffer (ill-formed bytes become U+FFFD); NULL on failure.
static UChar *utf16(const uint8_t *text, int32_t length, int32_t *out_length) {
  UErrorCode status = U_ZERO_ERROR;
  UChar *buffer = malloc(sizeof(UChar) * ((size_t)length + 1));
  if (!buffer) return NULL;
  u_strFromUTF8WithSub(buffer, length + 1, out_length, (const char *)text, length, 0xFFFD, NULL, &status);
  if (U_FAILURE(status)) {
    free(buffer);
    return NULL;
  }
  return buffer;
}

/// UTF-16 to the caller's buffer; the length needed, or -1.
static int32_t utf8(const UChar *text, int32_t length, uint8_t *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t needed = 0;
  u_strToUTF8((char *)out, capacity, &needed, text, length, &status);
  if (status == U_BUFFER_OVERFLOW_ERROR) return needed;
  return U_FAILURE(status) ? -1 : needed;
}

bool cicu_is_nfc(const uint8_t *text, int32_t length) {
  int32_t i = 0;
  while (i < length && text[i] < 0x80) i++;
  if (i == length) return true;
  pthread_once(&once, prepare);
  UErrorCode status = U_ZERO_ERROR;
  int32_t n;
  UChar *buffer = utf16(text, length, &n);
  if (!buffer) return false;
  UBool yes = unorm2_isNormalized(nfc, buffer, n, &status);
  free(buffer);
  return yes && U_SUCCESS(status);
}

bool cicu_nfc_boundary_before(uint32_t scalar) {
  pthread_once(&once, prepare);
  return unorm2_hasBoundaryBefore(nfc, (UChar32)scalar);
}

static int32_t normalized(const UNormalizer2 *form, const UChar *text, int32_t length, UChar **out) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t capacity = length + length / 2 + 16;
  for (int attempt = 0; attempt < 2; attempt++) {
    *out = malloc(sizeof(UChar) * (size_t)capacity);
    if (!*out) return -1;
    status = U_ZERO_ERROR;
    int32_t n = unorm2_normalize(form, text, length, *out, capacity, &status);
    if (U_SUCCESS(status)) return n;
    free(*out);
    if (status != U_BUFFER_OVERFLOW_ERROR) return -1;
    capacity = n + 1;
  }
  return -1;
}

/// The normal form C of UTF-8 in a fresh UTF-16 buffer; its length, or -1 with no buffer.
static int32_t composed_utf16(const uint8_t *text, int32_t length, UChar **composed) {
  pthread_once(&once, prepare);
  int32_t n;
  UChar *buffer = utf16(text, length, &n);
  if (!buffer) return -1;
  int32_t m = normalized(nfc, buffer, n, composed);
  free(buffer);
  return m;
}

int32_t cicu_nfc(const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity) {
  UChar *composed;
  int32_t m = composed_utf16(text, length, &composed);
  if (m < 0) return -1;
  int32_t result = utf8(composed, m, out, capacity);
  free(composed);
  return result;
}

int32_t cicu_fold(const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UChar *composed;
  int32_t m = composed_utf16(text, length, &composed);
  if (m < 0) return -1;
  // Full case folding grows a text at most threefold, decomposition of one scalar at most to 18 units.
  int32_t folded_capacity = m * 3 + 16;
  UChar *folded = malloc(sizeof(UChar) * (size_t)folded_capacity);
  if (!folded) {
    free(composed);
    return -1;
  }
  int32_t k = u_strFoldCase(folded, folded_capacity, composed, m, U_FOLD_CASE_DEFAULT, &status);
  free(composed);
  if (U_FAILURE(status)) {
    free(folded);
    return -1;
  }
  UChar *bare = malloc(sizeof(UChar) * ((size_t)k * 18 + 16));
  if (!bare) {
    free(folded);
    return -1;
  }
  int32_t written = 0;
  for (int32_t i = 0; i < k;) {
    UChar32 c;
    U16_NEXT(folded, i, k, c);
    if (c == 0x2019) c = 0x27;
    if (c == 0x2010 || c == 0x2011) c = 0x2D;
    if (cicu_is_invisible((uint32_t)c)) continue;
    if (c == 0x1FB) c = 0xE5; // ǻ is a stressed å; taken apart it would lose the ring too.
    UChar decomposed[32];
    UErrorCode inner = U_ZERO_ERROR;
    int32_t d = c == 0xE5 ? -1 : unorm2_getDecomposition(nfd, c, decomposed, 32, &inner);
    if (d < 0 || U_FAILURE(inner)) {
      if (u_charType(c) == U_NON_SPACING_MARK && c >= 0x300 && c < 0x370) continue;
      U16_APPEND_UNSAFE(bare, written, c);
      continue;
    }
    for (int32_t j = 0; j < d;) {
      UChar32 part;
      U16_NEXT(decomposed, j, d, part);
      if (u_charType(part) == U_NON_SPACING_MARK && part >= 0x300 && part < 0x370) continue;
      U16_APPEND_UNSAFE(bare, written, part);
    }
  }
  if (written == 0) {
    // A text of invisible characters alone is no empty word.
    for (int32_t i = 0; i < k; i++) bare[written++] = folded[i];
  }
  free(folded);
  // What is left of other scripts (Hangul) is composed again, so that a folded text is in normal form C.
  UChar *final_text;
  int32_t f = normalized(nfc, bare, written, &final_text);
  free(bare);
  if (f < 0) return -1;
  int32_t result = utf8(final_text, f, out, capacity);
  free(final_text);
  return result;
}

int32_t cicu_lowercase(const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity) {
  pthread_once(&once, prepare);
  UErrorCode status = U_ZERO_ERROR;
  int32_t n = ucasemap_utf8ToLower(danish_case, (char *)out, capacity, (const char *)text, length, &status);
  return U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR ? -1 : n;
}

int32_t cicu_uppercase(const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity) {
  pthread_once(&once, prepare);
  UErrorCode status = U_ZERO_ERROR;
  int32_t n = ucasemap_utf8ToUpper(danish_case, (char *)out, capacity, (const char *)text, length, &status);
  return U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR ? -1 : n;
}

int32_t cicu_general_category(uint32_t scalar) { return u_charType((UChar32)scalar); }

bool cicu_is_alphabetic(uint32_t scalar) { return u_isUAlphabetic((UChar32)scalar); }

bool cicu_is_white_space(uint32_t scalar) { return u_isUWhiteSpace((UChar32)scalar); }

bool cicu_is_invisible(uint32_t scalar) {
  return scalar == 0xAD || (scalar >= 0x200B && scalar <= 0x200F) || (scalar >= 0x202A && scalar <= 0x202E) ||
         (scalar >= 0x2060 && scalar <= 0x206F) || scalar == 0xFEFF || (scalar >= 0xE0001 && scalar <= 0xE007F);
}

bool cicu_is_latin_or_common(uint32_t scalar) {
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript((UChar32)scalar, &status);
  return script == USCRIPT_LATIN || script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
}

int32_t cicu_width(uint32_t scalar) {
  switch (u_charType((UChar32)scalar)) {
  case U_NON_SPACING_MARK:
  case U_ENCLOSING_MARK:
  case U_FORMAT_CHAR:
  case U_CONTROL_CHAR:
  case U_LINE_SEPARATOR:
  case U_PARAGRAPH_SEPARATOR: return 0;
  default: break;
  }
  switch (u_getIntPropertyValue((UChar32)scalar, UCHAR_EAST_ASIAN_WIDTH)) {
  case U_EA_FULLWIDTH:
  case U_EA_WIDE: return 2;
  default: return 1;
  }
}
