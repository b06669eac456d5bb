// Classes of 64 bytes at once. In C because Swift has no way to take the sign bits of a vector (pmovmskb).
#ifndef CITAT_BYTE_WINDOW_H
#define CITAT_BYTE_WINDOW_H

#include <stdbool.h>
#include <stdint.h>

/// Bit n stands for byte n.
typedef struct {
  /// ASCII letters, 0xC3, and second and later bytes of characters.
  uint64_t letters;
  /// ASCII digits.
  uint64_t digits;
  /// Whether a second byte of `×` (0x97) or `÷` (0xB7) may be among the bytes.
  bool is_doubtful;
} citat_byte_window;

typedef uint8_t citat_bytes16 __attribute__((vector_size(16), aligned(1)));
typedef int8_t citat_answers16 __attribute__((vector_size(16)));
typedef uint64_t citat_halves16 __attribute__((vector_size(16)));

/// The sixteen answers of a comparison as bits, the first one lowest.
static inline uint64_t citat_answer_bits(citat_answers16 answers) {
#if defined(__SSE2__)
  typedef char signs __attribute__((vector_size(16)));
  return (uint16_t)__builtin_ia32_pmovmskb128((signs)answers);
#else
  // The highest bit of each byte is moved to the highest byte of the product (little-endian).
  citat_halves16 halves = (citat_halves16)answers & 0x8080808080808080u;
  return (halves[0] * 0x0002040810204081u) >> 56 | (halves[1] * 0x0002040810204081u) >> 56 << 8;
#endif
}

/// Looks at 64 bytes, all of which must be readable.
static inline citat_byte_window citat_look_at_bytes(const uint8_t *bytes) {
  citat_byte_window window = {0, 0, false};
  citat_answers16 doubt = {0};
  for (int quarter = 0; quarter < 4; quarter++) {
    citat_bytes16 part = *(const citat_bytes16 *)(bytes + 16 * quarter);
    citat_answers16 letters = ((part | 0x20) - 0x61 < 26) | (part == 0xC3) | ((part & 0xC0) == 0x80);
    citat_answers16 digits = part - 0x30 < 10;
    window.letters |= citat_answer_bits(letters) << (16 * quarter);
    window.digits |= citat_answer_bits(digits) << (16 * quarter);
    doubt |= (citat_answers16)((part | 0x20) == 0xB7);
  }
  window.is_doubtful = citat_answer_bits(doubt) != 0;
  return window;
}

#endif
