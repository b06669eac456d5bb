// Classes of 64 bytes at once. In C because Swift has no way to take the sign bits of a vector (pmovmskb).
#ifndef CITAT_BYTE_WINDOW_H
#define CITAT_BYTE_WINDOW_H

#include <stdint.h>

/// Bit n stands for byte n.
typedef struct {
  /// ASCII letters, 0xC3, and second and later bytes of characters but 0x97 and 0xB7, which end `×` and `÷`.
  uint64_t letters;
  /// ASCII small letters.
  uint64_t lower;
  /// ASCII digits.
  uint64_t digits;
  /// Spaces, and what lies past the end.
  uint64_t spaces;
  /// `,` `;` `:` `?` `!` `)` and `"`.
  uint64_t marks;
  /// `?`, `!` and `)`.
  uint64_t strong_marks;
  uint64_t periods;
} citat_byte_window;

/// Looks at the first 64 of so many bytes, or at all when they are fewer.
citat_byte_window citat_look_at_bytes(const uint8_t *bytes, int64_t count);

/// The same by sixteen bytes at a time, as processors without AVX2 do it: for tests.
citat_byte_window citat_look_at_bytes_by_sixteen(const uint8_t *bytes, int64_t count);

#endif
