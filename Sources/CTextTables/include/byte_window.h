// Classes of 64 bytes at once. In C because Swift has no way to take the sign bits of a vector (pmovmskb).
#ifndef CITAT_BYTE_WINDOW_H
#define CITAT_BYTE_WINDOW_H

#include <stdint.h>
#include <string.h>

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

/// Looks at the first 64 of so many bytes, or at all when they are fewer.
static inline citat_byte_window citat_look_at_bytes(const uint8_t *bytes, int64_t count) {
  uint8_t copy[64];
  if (count < 64) {
    memset(copy, ' ', 64);
    memcpy(copy, bytes, (size_t)count);
    bytes = copy;
  }
  citat_byte_window window = {0, 0, 0, 0, 0, 0, 0};
#pragma clang loop unroll(full)
  for (int shift = 0; shift < 64; shift += 16) {
    citat_bytes16 part = *(const citat_bytes16 *)(bytes + shift);
    citat_bytes16 folded = part | 0x20;
    citat_answers16 lower = part - 'a' < 26;
    citat_answers16 letters = (folded - 'a' < 26) | (part == 0xC3) | (((part & 0xC0) == 0x80) & (folded != 0xB7));
    citat_answers16 strong = (part == '?') | (part == '!') | (part == ')');
    citat_answers16 marks = (part == ',') | (part - ':' < 2) | strong | (part == '"');
    window.letters |= citat_answer_bits(letters) << shift;
    window.lower |= citat_answer_bits(lower) << shift;
    window.digits |= citat_answer_bits(part - '0' < 10) << shift;
    window.spaces |= citat_answer_bits(part == ' ') << shift;
    window.marks |= citat_answer_bits(marks) << shift;
    window.strong_marks |= citat_answer_bits(strong) << shift;
    window.periods |= citat_answer_bits(part == '.') << shift;
  }
  return window;
}

#endif
