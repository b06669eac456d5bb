// The opaque interface between Citat and the system's ICU. No ICU header is included here: ICU's C types clash with the
// ICU inside Foundation when one Swift file sees both. All text is UTF-8; lengths are bytes; negative results are errors.
#ifndef CICU_H
#define CICU_H

#include <stdbool.h>
#include <stdint.h>

/// The Unicode version of the linked ICU as "15.0.0.0"; the string lives as long as the process.
const char *cicu_unicode_version(void);

// Normal form C

/// Whether the text is in normal form C for certain.
bool cicu_is_nfc(const uint8_t *text, int32_t length);
/// Whether normal form C never changes text before this scalar together with it.
bool cicu_nfc_boundary_before(uint32_t scalar);
/// Writes the normal form C; returns its length (nothing is written when it is over capacity) or -1.
int32_t cicu_nfc(const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity);

// Case and accents

/// Writes the text with case folded and accents removed, except å æ ø; returns its length as cicu_nfc does.
int32_t cicu_fold(const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity);
/// Writes the Danish lower case; returns its length as cicu_nfc does.
int32_t cicu_lowercase(const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity);
/// Writes the Danish upper case; returns its length as cicu_nfc does.
int32_t cicu_uppercase(const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity);

// Properties of scalars

/// The general category, numbered as in ICU's UCharCategory (0 unassigned, 1 Lu, 2 Ll … 29 Pf).
int32_t cicu_general_category(uint32_t scalar);
/// Whether the scalar has the property Alphabetic.
bool cicu_is_alphabetic(uint32_t scalar);
/// Whether the scalar has the property White_Space.
bool cicu_is_white_space(uint32_t scalar);
/// Whether the scalar shows nothing: soft hyphen, joiners, directions, byte order mark, tags.
bool cicu_is_invisible(uint32_t scalar);
/// Whether the scalar belongs to Latin, Common or Inherited script.
bool cicu_is_latin_or_common(uint32_t scalar);
/// Columns on a terminal: 0, 1 or 2.
int32_t cicu_width(uint32_t scalar);

// Breaks

typedef struct cicu_breaks cicu_breaks;
enum cicu_break_kind { CICU_BREAK_GRAPHEME = 0, CICU_BREAK_WORD = 1, CICU_BREAK_SENTENCE = 2 };
/// Opens a break iterator for Danish; NULL when ICU has none.
cicu_breaks *cicu_breaks_open(int32_t kind);
void cicu_breaks_close(cicu_breaks *breaks);
/// Points the iterator at a text, which must stay alive and unchanged; false on failure.
bool cicu_breaks_set_text(cicu_breaks *breaks, const uint8_t *text, int64_t length);
/// The next boundary after the last one returned, or -1 at the end. The first call returns the first boundary after 0.
int64_t cicu_breaks_next(cicu_breaks *breaks);
/// ICU's rule status of the segment that ends at the last boundary (100 and more: number, 200 and more: letters …).
int32_t cicu_breaks_status(cicu_breaks *breaks);

// Order

typedef struct cicu_collator cicu_collator;
/// Opens the collator of a locale ("da"); NULL on failure.
cicu_collator *cicu_collator_open(const char *locale);
void cicu_collator_close(cicu_collator *collator);
/// -1, 0 or 1. Safe from several threads at once.
int32_t cicu_collator_compare(const cicu_collator *collator, const uint8_t *a, int32_t a_length, const uint8_t *b,
                              int32_t b_length);

/// Writes the sort key of a text, whose bytes compare as the texts do; returns its length (nothing is sure to be written
/// when it is over capacity) or -1. Safe from several threads at once.
int32_t cicu_collator_key(const cicu_collator *collator, const uint8_t *text, int32_t length, uint8_t *out,
                          int32_t capacity);

// Legacy encodings

/// Decodes bytes of a named encoding ("windows-1252", "UTF-16LE") to UTF-8. Returns its length as cicu_nfc does, -1 when
/// ICU does not know the name, -2 when the bytes are not valid in it.
int64_t cicu_decode(const char *encoding, const uint8_t *bytes, int64_t length, uint8_t *out, int64_t capacity);

#endif
