#include "byte_window.h"
#include <string.h>

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

static inline citat_byte_window look_by_sixteen(const uint8_t *bytes) {
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

#if defined(__x86_64__)
#include <immintrin.h>

/// The classes of ASCII by the halves of a byte: a byte has those that both its halves have. From the highest bit down:
/// letters of columns 4 and 6, letters of columns 5 and 7, digits, the period, `!` and `)`, `?`, `"` and `,`, `:` and `;`.
__attribute__((target("avx2"))) static citat_byte_window look_by_thirty_two(const uint8_t *bytes) {
  const __m256i by_low = _mm256_broadcastsi128_si256(_mm_setr_epi8(
      0x60, (char)0xE8, (char)0xE2, (char)0xE0, (char)0xE0, (char)0xE0, (char)0xE0, (char)0xE0, (char)0xE0, (char)0xE8,
      (char)0xC1, (char)0x81, (char)0x82, (char)0x80, (char)0x90, (char)0x84));
  const __m256i by_high = _mm256_broadcastsi128_si256(
      _mm_setr_epi8(0, 0, 0x1A, 0x25, (char)0x80, 0x40, (char)0x80, 0x40, 0, 0, 0, 0, 0, 0, 0, 0));
  const __m256i half = _mm256_set1_epi8(0x0F);
  citat_byte_window window = {0, 0, 0, 0, 0, 0, 0};
#pragma clang loop unroll(full)
  for (int shift = 0; shift < 64; shift += 32) {
    __m256i part = _mm256_loadu_si256((const __m256i *)(bytes + shift));
    __m256i classes = _mm256_and_si256(
        _mm256_shuffle_epi8(by_low, _mm256_and_si256(part, half)),
        _mm256_shuffle_epi8(by_high, _mm256_and_si256(_mm256_srli_epi16(part, 4), half)));
    __m256i ascii = _mm256_or_si256(classes, _mm256_slli_epi16(classes, 1));
    // Second and later bytes, as signed numbers the smallest, but 0x97 and 0xB7; and 0xC3.
    __m256i later = _mm256_andnot_si256(
        _mm256_cmpeq_epi8(_mm256_or_si256(part, _mm256_set1_epi8(0x20)), _mm256_set1_epi8((char)0xB7)),
        _mm256_cmpgt_epi8(_mm256_set1_epi8((char)0xC0), part));
    __m256i others = _mm256_or_si256(later, _mm256_cmpeq_epi8(part, _mm256_set1_epi8((char)0xC3)));
    uint64_t letters = (uint32_t)_mm256_movemask_epi8(ascii);
    uint64_t strong = (uint32_t)_mm256_movemask_epi8(
        _mm256_or_si256(_mm256_slli_epi16(classes, 4), _mm256_slli_epi16(classes, 5)));
    uint64_t weak = (uint32_t)_mm256_movemask_epi8(
        _mm256_or_si256(_mm256_slli_epi16(classes, 6), _mm256_slli_epi16(classes, 7)));
    window.letters |= (letters | (uint32_t)_mm256_movemask_epi8(others)) << shift;
    window.lower |= (letters & (uint32_t)_mm256_movemask_epi8(_mm256_slli_epi16(part, 2))) << shift;
    window.digits |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_slli_epi16(classes, 2)) << shift;
    window.spaces |=
        (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(part, _mm256_set1_epi8(' '))) << shift;
    window.marks |= (strong | weak) << shift;
    window.strong_marks |= strong << shift;
    window.periods |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_slli_epi16(classes, 3)) << shift;
  }
  return window;
}
#endif

citat_byte_window citat_look_at_bytes_by_sixteen(const uint8_t *bytes, int64_t count) {
  uint8_t copy[64];
  if (count < 64) {
    memset(copy, ' ', 64);
    memcpy(copy, bytes, (size_t)count);
    bytes = copy;
  }
  return look_by_sixteen(bytes);
}

citat_byte_window citat_look_at_bytes(const uint8_t *bytes, int64_t count) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) {
    uint8_t copy[64];
    if (count < 64) {
      memset(copy, ' ', 64);
      memcpy(copy, bytes, (size_t)count);
      bytes = copy;
    }
    return look_by_thirty_two(bytes);
  }
#endif
  return citat_look_at_bytes_by_sixteen(bytes, count);
}
