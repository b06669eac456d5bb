#include "byte_window.h"
#include <string.h>

typedef uint8_t citat_bytes16 __attribute__((vector_size(16), aligned(1)));
typedef int8_t citat_answers16 __attribute__((vector_size(16)));
typedef uint64_t citat_halves16 __attribute__((vector_size(16)));

/// The classes of 64 bytes; bit n stands for byte n.
typedef struct {
  /// ASCII letters, 0xC3, and second and later bytes of characters but 0x97 and 0xB7, which end `×` and `÷`.
  uint64_t letters;
  /// ASCII small letters.
  uint64_t lower;
  /// ASCII vowels.
  uint64_t vowels;
  /// ASCII digits.
  uint64_t digits;
  /// Spaces, and what lies past the end.
  uint64_t spaces;
  /// `,` `;` `:` `?` `!` `)` and `"`.
  uint64_t marks;
  /// `?`, `!` and `)`.
  uint64_t strong_marks;
  uint64_t periods;
  uint64_t hyphens;
  /// `(`.
  uint64_t opens;
  /// The first bytes of `–`.
  uint64_t dashes;
} byte_window;

/// `–` is 0xE2 0x80 0x93.
static inline uint64_t dashes(uint64_t firsts, uint64_t seconds, uint64_t thirds) {
  return firsts & seconds >> 1 & thirds >> 2;
}

/// The bytes, or a copy with spaces behind them where they are fewer than 64.
static inline const uint8_t *whole(const uint8_t *bytes, int64_t count, uint8_t *copy) {
  if (count >= 64) return bytes;
  memset(copy, ' ', 64);
  memcpy(copy, bytes, (size_t)count);
  return copy;
}

/// The bits below a place, of which there are 64.
static inline uint64_t below(int place) { return place < 64 ? ((uint64_t)1 << place) - 1 : ~(uint64_t)0; }

/// The place of the lowest bit; 64 when there is none.
static inline int lowest(uint64_t bits) { return bits == 0 ? 64 : __builtin_ctzll(bits); }

/// The start of the run of bits that ends at a place; the place itself when none does.
static inline int run_start(uint64_t bits, int place) {
  uint64_t gaps = ~bits & below(place);
  return 64 - (gaps == 0 ? 64 : __builtin_clzll(gaps));
}

static inline int has_trait(const uint64_t *traits, const uint8_t *word, int64_t count) {
  uint32_t trait = citat_word_trait(word, count);
  return traits[trait / 64] >> trait % 64 & 1;
}

/// Whether one of `æøåéüöä` is in a run, in either case.
static inline int has_latin_vowel(const uint8_t *word, int64_t count) {
  for (int64_t index = 1; index < count; index++) {
    if (word[index - 1] != 0xC3) continue;
    switch (word[index] | 0x20) {
    case 0xA4: case 0xA5: case 0xA6: case 0xA9: case 0xB6: case 0xB8: case 0xBC: return 1;
    default: break;
    }
  }
  return 0;
}

/// Whether the period after a run of letters, before a space, is surely no part of it: no word that keeps its period, two
/// letters at least, and a vowel or more than five letters.
static inline int is_full_word(const uint8_t *word, int64_t count, int has_vowel, const uint64_t *kept) {
  int has_two = count > 2 || (count == 2 && word[0] < 0x80);
  return has_two && (count > 10 || has_vowel || has_latin_vowel(word, count)) && !has_trait(kept, word, count);
}

// MARK: Sixteen bytes at a time

/// The sixteen answers of a comparison as bits, the first one lowest.
static inline uint64_t answer_bits(citat_answers16 answers) {
#if defined(__SSE2__)
  typedef char signs __attribute__((vector_size(16)));
  return (uint16_t)__builtin_ia32_pmovmskb128((signs)answers);
#else
  // The highest bit of each byte is moved to the highest byte of the product (little-endian).
  citat_halves16 halves = (citat_halves16)answers & 0x8080808080808080u;
  return (halves[0] * 0x0002040810204081u) >> 56 | (halves[1] * 0x0002040810204081u) >> 56 << 8;
#endif
}

static inline byte_window look_by_sixteen(const uint8_t *bytes, int64_t count) {
  uint8_t copy[64];
  bytes = whole(bytes, count, copy);
  byte_window window = {0};
  uint64_t firsts = 0, seconds = 0, thirds = 0;
#pragma clang loop unroll(full)
  for (int shift = 0; shift < 64; shift += 16) {
    citat_bytes16 part = *(const citat_bytes16 *)(bytes + shift);
    citat_bytes16 folded = part | 0x20;
    citat_answers16 lower = part - 'a' < 26;
    citat_answers16 letters = (folded - 'a' < 26) | (part == 0xC3) | (((part & 0xC0) == 0x80) & (folded != 0xB7));
    citat_answers16 strong = (part == '?') | (part == '!') | (part == ')');
    citat_answers16 marks = (part == ',') | (part - ':' < 2) | strong | (part == '"');
    window.letters |= answer_bits(letters) << shift;
    window.lower |= answer_bits(lower) << shift;
    window.vowels |= answer_bits(
        (folded == 'a') | (folded == 'e') | (folded == 'i') | (folded == 'o') | (folded == 'u') | (folded == 'y'))
        << shift;
    window.digits |= answer_bits(part - '0' < 10) << shift;
    window.spaces |= answer_bits(part == ' ') << shift;
    window.marks |= answer_bits(marks) << shift;
    window.strong_marks |= answer_bits(strong) << shift;
    window.periods |= answer_bits(part == '.') << shift;
    window.hyphens |= answer_bits(part == '-') << shift;
    window.opens |= answer_bits(part == '(') << shift;
    firsts |= answer_bits(part == 0xE2) << shift;
    seconds |= answer_bits(part == 0x80) << shift;
    thirds |= answer_bits(part == 0x93) << shift;
  }
  window.dashes = dashes(firsts, seconds, thirds);
  return window;
}

/// Writes the places between starts and ends of a window; there may be more ends, behind the last start. Returns how many.
static inline int64_t append_one_by_one(
    uint64_t starts, uint64_t ends, uint64_t numbers, uint64_t marks, uint32_t offset, citat_text_span *spans) {
  citat_text_span *next = spans;
  while (starts != 0) {
    int start = __builtin_ctzll(starts), end = __builtin_ctzll(ends);
    uint32_t kind = (uint32_t)(marks >> start & 1) * 3 | (uint32_t)(numbers >> start & 1);
    *next++ = (citat_text_span){offset + (uint32_t)start, (uint32_t)(end - start) << 2 | kind};
    starts &= starts - 1;
    ends &= ends - 1;
  }
  return next - spans;
}

/// Writes the candidates at some of the starts of a window, the first of which is that of a token so numbered. Returns how
/// many.
static inline int64_t note_one_by_one(
    uint64_t starts, uint64_t places, uint64_t full_stops, uint32_t first, uint32_t *candidates) {
  uint32_t *next = candidates;
  for (; places != 0; places &= places - 1) {
    uint64_t bit = places & -places;
    uint32_t token = first + (uint32_t)__builtin_popcountll(starts & (bit - 1));
    *next++ = token * 2 | ((bit & full_stops) != 0);
  }
  return next - candidates;
}

#define CITAT_TARGET
#define CITAT_CUT cut_by_sixteen
#define CITAT_LOOK look_by_sixteen
#define CITAT_APPEND append_one_by_one
#define CITAT_NOTE note_one_by_one
#include "byte_window_loop.h"

#if defined(__x86_64__)
#include <immintrin.h>

// MARK: Thirty-two bytes at a time

/// The classes of ASCII by the halves of a byte: a byte has those that both its halves have. From the highest bit down:
/// letters of columns 4 and 6, letters of columns 5 and 7, digits, the period, `!` and `)`, `?`, `"` and `,`, `:` and `;`.
__attribute__((target("avx2,bmi,popcnt,lzcnt,bmi2"))) static inline byte_window look_by_thirty_two(const uint8_t *bytes, int64_t count) {
  uint8_t copy[64];
  bytes = whole(bytes, count, copy);
  const __m256i by_low = _mm256_broadcastsi128_si256(_mm_setr_epi8(
      0x60, (char)0xE8, (char)0xE2, (char)0xE0, (char)0xE0, (char)0xE0, (char)0xE0, (char)0xE0, (char)0xE0, (char)0xE8,
      (char)0xC1, (char)0x81, (char)0x82, (char)0x80, (char)0x90, (char)0x84));
  const __m256i by_high = _mm256_broadcastsi128_si256(
      _mm_setr_epi8(0, 0, 0x1A, 0x25, (char)0x80, 0x40, (char)0x80, 0x40, 0, 0, 0, 0, 0, 0, 0, 0));
  const __m256i half = _mm256_set1_epi8(0x0F);
  // The same for vowels: those of columns 4 and 6, and of columns 5 and 7.
  const __m256i vowel_by_low = _mm256_broadcastsi128_si256(_mm_setr_epi8(0, 1, 0, 0, 0, 3, 0, 0, 0, 3, 0, 0, 0, 0, 0, 1));
  const __m256i vowel_by_high = _mm256_broadcastsi128_si256(_mm_setr_epi8(0, 0, 0, 0, 1, 2, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0));
  byte_window window = {0};
  uint64_t firsts = 0, seconds = 0, thirds = 0;
#pragma clang loop unroll(full)
  for (int shift = 0; shift < 64; shift += 32) {
    __m256i part = _mm256_loadu_si256((const __m256i *)(bytes + shift));
    __m256i low = _mm256_and_si256(part, half), high = _mm256_and_si256(_mm256_srli_epi16(part, 4), half);
    __m256i classes = _mm256_and_si256(_mm256_shuffle_epi8(by_low, low), _mm256_shuffle_epi8(by_high, high));
    __m256i vowels = _mm256_cmpgt_epi8(
        _mm256_and_si256(_mm256_shuffle_epi8(vowel_by_low, low), _mm256_shuffle_epi8(vowel_by_high, high)),
        _mm256_setzero_si256());
    __m256i ascii = _mm256_or_si256(classes, _mm256_slli_epi16(classes, 1));
    // Second and later bytes, as signed numbers the smallest, but 0x97 and 0xB7; and 0xC3.
    __m256i later = _mm256_andnot_si256(
        _mm256_cmpeq_epi8(_mm256_or_si256(part, _mm256_set1_epi8(0x20)), _mm256_set1_epi8((char)0xB7)),
        _mm256_cmpgt_epi8(_mm256_set1_epi8((char)0xC0), part));
    __m256i others = _mm256_or_si256(later, _mm256_cmpeq_epi8(part, _mm256_set1_epi8((char)0xC3)));
#define CITAT_BITS(answers) ((uint64_t)(uint32_t)_mm256_movemask_epi8(answers))
#define CITAT_EQUAL(byte) (CITAT_BITS(_mm256_cmpeq_epi8(part, _mm256_set1_epi8((char)(byte)))) << shift)
    uint64_t letters = CITAT_BITS(ascii);
    uint64_t strong = CITAT_BITS(_mm256_or_si256(_mm256_slli_epi16(classes, 4), _mm256_slli_epi16(classes, 5)));
    uint64_t weak = CITAT_BITS(_mm256_or_si256(_mm256_slli_epi16(classes, 6), _mm256_slli_epi16(classes, 7)));
    window.letters |= (letters | CITAT_BITS(others)) << shift;
    window.vowels |= CITAT_BITS(vowels) << shift;
    window.lower |= (letters & CITAT_BITS(_mm256_slli_epi16(part, 2))) << shift;
    window.digits |= CITAT_BITS(_mm256_slli_epi16(classes, 2)) << shift;
    window.spaces |= CITAT_EQUAL(' ');
    window.marks |= (strong | weak) << shift;
    window.strong_marks |= strong << shift;
    window.periods |= CITAT_BITS(_mm256_slli_epi16(classes, 3)) << shift;
    window.hyphens |= CITAT_EQUAL('-');
    window.opens |= CITAT_EQUAL('(');
    firsts |= CITAT_EQUAL(0xE2);
    seconds |= CITAT_EQUAL(0x80);
    thirds |= CITAT_EQUAL(0x93);
#undef CITAT_EQUAL
#undef CITAT_BITS
  }
  window.dashes = dashes(firsts, seconds, thirds);
  return window;
}

#define CITAT_TARGET __attribute__((target("avx2,bmi,popcnt,lzcnt,bmi2")))
#define CITAT_CUT cut_by_thirty_two
#define CITAT_LOOK look_by_thirty_two
#define CITAT_APPEND append_one_by_one
#define CITAT_NOTE note_one_by_one
#include "byte_window_loop.h"

// MARK: Sixty-four bytes at a time

#define CITAT_WIDE __attribute__((target("avx512bw,avx512vbmi,avx512vbmi2,bmi,popcnt,lzcnt,bmi2")))

/// The classes of the bytes of ASCII. From the highest bit down: small letters, capitals, digits, the space, `,` `;` `:` and
/// `"`, `?` `!` and `)`, the period, vowels. `(` has the bits of `,` and of `?`.
static const uint8_t ascii_classes[128] __attribute__((aligned(64))) = {
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x10, 0x04, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x0C, 0x04, 0x00, 0x00, 0x08, 0x00, 0x02, 0x00,
    0x20, 0x20, 0x20, 0x20, 0x20, 0x20, 0x20, 0x20, 0x20, 0x20, 0x08, 0x08, 0x00, 0x00, 0x00, 0x04,
    0x00, 0x41, 0x40, 0x40, 0x40, 0x41, 0x40, 0x40, 0x40, 0x41, 0x40, 0x40, 0x40, 0x40, 0x40, 0x41,
    0x40, 0x40, 0x40, 0x40, 0x40, 0x41, 0x40, 0x40, 0x40, 0x41, 0x40, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x81, 0x80, 0x80, 0x80, 0x81, 0x80, 0x80, 0x80, 0x81, 0x80, 0x80, 0x80, 0x80, 0x80, 0x81,
    0x80, 0x80, 0x80, 0x80, 0x80, 0x81, 0x80, 0x80, 0x80, 0x81, 0x80, 0x00, 0x00, 0x00, 0x00, 0x00,
};

CITAT_WIDE static inline byte_window look_by_sixty_four(const uint8_t *bytes, int64_t count) {
  __m512i part = count >= 64 ? _mm512_loadu_si512(bytes)
                             : _mm512_mask_loadu_epi8(_mm512_set1_epi8(' '), ~(~(uint64_t)0 << count), bytes);
  __mmask64 others = _mm512_movepi8_mask(part);
  __m512i classes = _mm512_maskz_permutex2var_epi8(
      ~others, _mm512_load_si512(ascii_classes), part, _mm512_load_si512(ascii_classes + 64));
#define CITAT_CLASS(bits) _mm512_test_epi8_mask(classes, _mm512_set1_epi8((char)(bits)))
#define CITAT_EQUAL(byte) _mm512_cmpeq_epi8_mask(part, _mm512_set1_epi8((char)(byte)))
  byte_window window;
  window.lower = CITAT_CLASS(0x80);
  window.letters = CITAT_CLASS(0xC0);
  window.digits = CITAT_CLASS(0x20);
  window.spaces = CITAT_CLASS(0x10);
  uint64_t weak = CITAT_CLASS(0x08), strong = CITAT_CLASS(0x04);
  window.opens = weak & strong;
  window.marks = weak ^ strong;
  window.strong_marks = strong & ~weak;
  window.periods = CITAT_CLASS(0x02);
  window.vowels = CITAT_CLASS(0x01);
  window.hyphens = CITAT_EQUAL('-');
  window.dashes = 0;
  if (others) {
    // Second and later bytes, as signed numbers the smallest, but 0x97 and 0xB7; and 0xC3.
    uint64_t later = _mm512_cmplt_epi8_mask(part, _mm512_set1_epi8((char)0xC0)) & ~CITAT_EQUAL(0x97) & ~CITAT_EQUAL(0xB7);
    window.letters |= later | CITAT_EQUAL(0xC3);
    window.dashes = dashes(CITAT_EQUAL(0xE2), CITAT_EQUAL(0x80), CITAT_EQUAL(0x93));
  }
#undef CITAT_EQUAL
#undef CITAT_CLASS
  return window;
}

/// The places of a window.
static const uint8_t byte_places[64] __attribute__((aligned(64))) = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
    16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
    32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
    48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
};

/// Writes eight places from the first eight bytes of where they start and of what else is known of them.
CITAT_WIDE static inline void write_eight(__m128i starts, __m128i extents, __m512i offsets, citat_text_span *spans) {
  _mm512_storeu_si512(
      spans, _mm512_or_si512(
                 _mm512_add_epi64(_mm512_cvtepu8_epi64(starts), offsets),
                 _mm512_slli_epi64(_mm512_cvtepu8_epi64(extents), 32)));
}

/// The same as `append_one_by_one`, eight at a time; writes up to seven places too many, and sixteen at least.
CITAT_WIDE static inline int64_t append_by_eight(
    uint64_t starts, uint64_t ends, uint64_t numbers, uint64_t marks, uint32_t offset, citat_text_span *spans) {
  const __m512i place = _mm512_load_si512(byte_places);
  __m512i kind = _mm512_or_si512(_mm512_maskz_set1_epi8(numbers, 1), _mm512_maskz_set1_epi8(marks, 3));
  __m512i start = _mm512_maskz_compress_epi8(starts, place);
  __m512i end = _mm512_maskz_compress_epi8(ends, place);
  // A length below 64 times four fits a byte.
  __m512i length = _mm512_and_si512(
      _mm512_slli_epi16(_mm512_sub_epi8(end, start), 2), _mm512_set1_epi8((char)0xFC));
  __m512i extent = _mm512_or_si512(length, _mm512_maskz_compress_epi8(starts, kind));
  const __m512i offsets = _mm512_set1_epi64(offset);
  // Sixteen in any case, as many as most windows have: to ask first would be guessed wrong too often.
  write_eight(_mm512_castsi512_si128(start), _mm512_castsi512_si128(extent), offsets, spans);
  write_eight(
      _mm_bsrli_si128(_mm512_castsi512_si128(start), 8), _mm_bsrli_si128(_mm512_castsi512_si128(extent), 8), offsets,
      spans + 8);
  int64_t count = __builtin_popcountll(starts);
  if (count > 16) {
    uint8_t parts[2][64] __attribute__((aligned(64)));
    _mm512_store_si512(parts[0], start);
    _mm512_store_si512(parts[1], extent);
    for (int64_t index = 16; index < count; index += 8)
      write_eight(
          _mm_loadl_epi64((const __m128i *)(parts[0] + index)), _mm_loadl_epi64((const __m128i *)(parts[1] + index)),
          offsets, spans + index);
  }
  return count;
}

/// The same as `note_one_by_one`, eight at a time; writes up to seven too many, and eight at least.
CITAT_WIDE static inline int64_t note_by_eight(
    uint64_t starts, uint64_t places, uint64_t full_stops, uint32_t first, uint32_t *candidates) {
  __m512i number = _mm512_maskz_expand_epi8(starts, _mm512_load_si512(byte_places));
  number = _mm512_or_si512(_mm512_add_epi8(number, number), _mm512_maskz_set1_epi8(full_stops, 1));
  __m512i chosen = _mm512_maskz_compress_epi8(places, number);
  const __m256i base = _mm256_set1_epi32((int)(first * 2));
  int64_t count = __builtin_popcountll(places);
  for (int64_t index = 0; index < count || index == 0; index += 8) {
    _mm256_storeu_si256(
        (__m256i *)(candidates + index),
        _mm256_add_epi32(_mm256_cvtepu8_epi32(_mm512_castsi512_si128(chosen)), base));
    chosen = _mm512_permutexvar_epi64(_mm512_setr_epi64(1, 2, 3, 4, 5, 6, 7, 0), chosen);
  }
  return count;
}

#define CITAT_TARGET CITAT_WIDE
#define CITAT_CUT cut_by_sixty_four
#define CITAT_LOOK look_by_sixty_four
#define CITAT_APPEND append_by_eight
#define CITAT_NOTE note_by_eight
#include "byte_window_loop.h"
#endif

// MARK: The ways

int32_t citat_cutting_ways(void) {
#if defined(__x86_64__)
  int hasBits = __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("lzcnt") &&
                __builtin_cpu_supports("bmi2");
  if (hasBits && __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("avx512vbmi") &&
      __builtin_cpu_supports("avx512bw"))
    return 3;
  if (hasBits && __builtin_cpu_supports("avx2")) return 2;
#endif
  return 1;
}

citat_cut citat_cut_words_in_way(
    int32_t way, const uint8_t *bytes, int64_t offset, int64_t end, const uint64_t *kept, citat_text_span *spans,
    uint32_t *candidates, int64_t room, uint32_t first) {
#if defined(__x86_64__)
  if (way == 2) return cut_by_sixty_four(bytes, offset, end, kept, spans, candidates, room, first);
  if (way == 1) return cut_by_thirty_two(bytes, offset, end, kept, spans, candidates, room, first);
#endif
  return cut_by_sixteen(bytes, offset, end, kept, spans, candidates, room, first);
}

citat_cut citat_cut_words(
    const uint8_t *bytes, int64_t offset, int64_t end, const uint64_t *kept, citat_text_span *spans,
    uint32_t *candidates, int64_t room, uint32_t first) {
  return citat_cut_words_in_way(
      citat_cutting_ways() - 1, bytes, offset, end, kept, spans, candidates, room, first);
}
