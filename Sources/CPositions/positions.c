#include "positions.h"
#include <string.h>

// MARK: Every processor

static inline uint64_t word_at(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
  return word;
}

static inline uint32_t mask_of(int32_t bits) { return bits >= 32 ? UINT32_MAX : ((uint32_t)1 << bits) - 1; }

/// From the number `first` on.
static inline void unpack_one_by_one(
    const uint8_t *bytes, int64_t first, int64_t count, int32_t bits, int32_t sums, uint32_t before, uint32_t *numbers) {
  uint32_t mask = mask_of(bits);
  uint32_t position = before;
  int64_t bit = first * bits;
  for (int64_t index = first; index < count; index++) {
    uint32_t number = (uint32_t)(word_at(bytes + (bit >> 3)) >> (bit & 7)) & mask;
    position += number + 1;
    numbers[index] = sums ? position : number;
    bit += bits;
  }
}

static inline void sum_up_one_by_one(uint32_t *numbers, int64_t first, int64_t count, uint32_t before) {
  for (int64_t index = first; index < count; index++) numbers[index] = before += numbers[index] + 1;
}

static inline uint32_t greatest_one_by_one(const uint32_t *numbers, int64_t first, int64_t count, uint32_t found) {
  for (int64_t index = first; index < count; index++) found = numbers[index] > found ? numbers[index] : found;
  return found;
}

/// What is left of the windows from one on, looked up one position after another from `place` on.
static inline int64_t windows_one_by_one(
    const uint32_t *positions, int64_t count, int64_t place, const uint32_t *starts, const uint32_t *ends, int64_t window,
    int64_t windows, int64_t found, uint32_t *numbers, uint32_t *firsts, uint32_t *counts) {
  for (; window < windows; window++) {
    while (place < count && positions[place] < starts[window]) place++;
    if (place == count) break;
    int64_t end = place;
    while (end < count && positions[end] < ends[window]) end++;
    numbers[found] = (uint32_t)window;
    firsts[found] = (uint32_t)place;
    counts[found] = (uint32_t)(end - place);
    found += end > place;
  }
  return found;
}

/// The first segment that ends behind a position, which lies in a stretch that there is; `last` is that of a position
/// before it.
static inline int64_t segment_of(
    uint32_t position, int64_t last, const uint32_t *ends, const uint32_t *stretches, int32_t width) {
  int64_t number = stretches[position >> width];
  number = number > last ? number : last;
  while (ends[number] <= position) number++;
  return number;
}

/// Where each segment starts where the one before ends, no position lies between two. Fills `counts` for so many groups that
/// have all positions.
static void count_groups(const uint32_t *firsts, int64_t groups, int64_t positions, uint32_t *counts) {
  for (int64_t place = 0; place + 1 < groups; place++) counts[place] = firsts[place + 1] - firsts[place];
  if (groups > 0) counts[groups - 1] = (uint32_t)positions - firsts[groups - 1];
}

/// What a damaged index holds may not be in order: a position that is not below `limit` ends the list.
static int64_t tiles_one_by_one(
    const uint32_t *positions, int64_t count, uint32_t limit, const uint32_t *ends, const uint32_t *stretches,
    int32_t width, uint32_t *numbers, uint32_t *firsts, uint32_t *counts) {
  if (count == 0 || positions[0] >= limit) return 0;
  int64_t found = 0;
  int64_t last = segment_of(positions[0], 0, ends, stretches, width);
  numbers[0] = (uint32_t)last;
  firsts[0] = 0;
  for (int64_t index = 1; index < count; index++) {
    if (positions[index] >= limit) {
      count = index;
      break;
    }
    int64_t number = segment_of(positions[index], last, ends, stretches, width);
    // Written in any case; kept where the next one is written behind it.
    numbers[found + 1] = (uint32_t)number;
    firsts[found + 1] = (uint32_t)index;
    found += number != last;
    last = number;
  }
  found++;
  count_groups(firsts, found, count, counts);
  return found;
}

/// Segments that do not all touch.
static int64_t segments_one_by_one(
    const uint32_t *positions, int64_t count, uint32_t limit, const uint32_t *starts, const uint32_t *ends,
    const uint32_t *stretches, int32_t width, uint32_t *numbers, uint32_t *firsts, uint32_t *counts) {
  int64_t found = 0;
  int64_t last = -1;
  for (int64_t index = 0; index < count; index++) {
    if (positions[index] >= limit) break;
    int64_t number = segment_of(positions[index], last < 0 ? 0 : last, ends, stretches, width);
    if (starts[number] > positions[index]) continue;
    if (number != last) {
      numbers[found] = (uint32_t)number;
      firsts[found] = (uint32_t)index;
      counts[found] = 0;
      found++;
      last = number;
    }
    counts[found - 1]++;
  }
  return found;
}

void citat_pick(const uint32_t *values, int64_t room, const uint32_t *numbers, int64_t count, uint32_t *target) {
  for (int64_t index = 0; index < count; index++) target[index] = numbers[index] < room ? values[numbers[index]] : 0;
}

/// What is left of the neighbours, from the position `index` and the other `place` on.
static inline int64_t neighbours_one_by_one(
    const uint32_t *positions, int64_t count, int64_t index, const uint32_t *others, int64_t other_count, int64_t place,
    uint32_t reach, int64_t found, int64_t other_found, uint32_t *near, uint32_t *other_near, int64_t *other_total) {
  for (; index < count; index++) {
    uint32_t start = positions[index] < reach ? 0 : positions[index] - reach;
    uint32_t last = positions[index] > UINT32_MAX - reach ? UINT32_MAX : positions[index] + reach;
    while (place < other_count && others[place] < start) place++;
    if (place == other_count) break;
    int64_t end = place;
    while (end < other_count && others[end] <= last) end++;
    near[found] = positions[index];
    found += end > place;
    // Those up to the last one taken stand there already.
    for (int64_t next = place; next < end; next++) {
      if (other_found == 0 || others[next] > other_near[other_found - 1]) other_near[other_found++] = others[next];
    }
  }
  *other_total = other_found;
  return found;
}

int64_t citat_gather(
    const uint32_t *positions, int64_t count, const uint32_t *firsts, const uint32_t *counts, int64_t groups,
    uint32_t *target) {
  int64_t found = 0;
  for (int64_t group = 0; group < groups; group++) {
    const uint32_t *source = positions + firsts[group];
    // Most groups are small: four are copied without a look at how many there are.
    if (counts[group] <= 4 && firsts[group] + 4 <= count) {
      memcpy(target + found, source, 16);
    } else {
      memcpy(target + found, source, 4 * (size_t)counts[group]);
    }
    found += counts[group];
  }
  return found;
}

int64_t citat_merge(
    const uint32_t *first, const uint32_t *origins, int64_t first_count, const uint32_t *second, uint32_t origin,
    int64_t second_count, uint32_t *positions, uint32_t *target_origins) {
  int64_t left = 0, right = 0, found = 0;
  while (left < first_count && right < second_count) {
    uint32_t a = first[left], b = second[right];
    positions[found] = a <= b ? a : b;
    target_origins[found] = a <= b ? origins[left] : origin;
    left += a <= b;
    right += b <= a;
    found++;
  }
  for (; left < first_count; left++, found++) {
    positions[found] = first[left];
    target_origins[found] = origins[left];
  }
  for (; right < second_count; right++, found++) {
    positions[found] = second[right];
    target_origins[found] = origin;
  }
  return found;
}

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

int64_t citat_sum_of_places(const uint8_t *codes, int64_t count, int64_t *sum) {
  int64_t index = 0;
#if defined(__SSE2__)
  const __m128i low = _mm_set1_epi8(0x1F), high = _mm_set1_epi8(0x07), zero = _mm_setzero_si128();
  __m128i sums = zero;
  for (; index + 16 <= count; index += 16) {
    __m128i found = _mm_loadu_si128((const __m128i *)(codes + index));
    if (_mm_movemask_epi8(_mm_cmpeq_epi8(found, _mm_set1_epi8(-1)))) break;
    // 31 and 7 do not leave the byte.
    __m128i both = _mm_add_epi8(_mm_and_si128(found, low), _mm_and_si128(_mm_srli_epi16(found, 5), high));
    sums = _mm_add_epi64(sums, _mm_sad_epu8(both, zero));
  }
  *sum = _mm_cvtsi128_si64(sums) + _mm_cvtsi128_si64(_mm_unpackhi_epi64(sums, sums));
#else
  int64_t all = 0;
  for (; index + 16 <= count; index += 16) {
    int64_t own = 0;
    int32_t escapes = 0;
    for (int64_t place = index; place < index + 16; place++) {
      own += (codes[place] & 0x1F) + (codes[place] >> 5);
      escapes += codes[place] == 0xFF;
    }
    if (escapes) break;
    all += own;
  }
  *sum = all;
#endif
  return index;
}

// MARK: AVX2

#if defined(__x86_64__)
#include <immintrin.h>
#define CITAT_WIDE __attribute__((target("avx2,bmi,popcnt,bmi2")))

/// Eight sums of numbers and their places, the ones before included.
CITAT_WIDE static inline __m256i sums_of_eight(__m256i numbers) {
  __m256i sums = _mm256_add_epi32(numbers, _mm256_set1_epi32(1));
  sums = _mm256_add_epi32(sums, _mm256_slli_si256(sums, 4));
  sums = _mm256_add_epi32(sums, _mm256_slli_si256(sums, 8));
  // The lower half's sum goes to all of the upper half.
  __m256i lower = _mm256_permutevar8x32_epi32(sums, _mm256_set1_epi32(3));
  return _mm256_add_epi32(sums, _mm256_blend_epi32(_mm256_setzero_si256(), lower, 0xF0));
}

CITAT_WIDE static inline __m256i last_of_eight(__m256i numbers) {
  return _mm256_permutevar8x32_epi32(numbers, _mm256_set1_epi32(7));
}

CITAT_WIDE static void unpack_by_eight(
    const uint8_t *bytes, int64_t count, int32_t bits, int32_t sums, uint32_t before, uint32_t *numbers) {
  int64_t index = 0;
  // Wider ones do not lie in four bytes wherever they begin.
  if (bits <= 25) {
    const __m256i mask = _mm256_set1_epi32((int)mask_of(bits));
    // Eight numbers are as many bytes as a number has bits. Four lie in sixteen bytes, the second four from `half` on, where
    // they begin in the middle of a byte if bits are odd.
    const int64_t half = bits / 2;
    const int middle = bits % 2 * 4;
    __m256i places = _mm256_mullo_epi32(_mm256_setr_epi32(0, 1, 2, 3, 0, 1, 2, 3), _mm256_set1_epi32(bits));
    places = _mm256_add_epi32(places, _mm256_setr_epi32(0, 0, 0, 0, middle, middle, middle, middle));
    // The four bytes that each number begins in.
    const __m256i picked = _mm256_add_epi32(
        _mm256_mullo_epi32(_mm256_srli_epi32(places, 3), _mm256_set1_epi32(0x01010101)), _mm256_set1_epi32(0x03020100));
    const __m256i shifts = _mm256_and_si256(places, _mm256_set1_epi32(7));
    // Eight bytes can be read behind the numbers.
    const int64_t readable = (count * bits + 7) / 8 + 8;
    __m256i last = _mm256_set1_epi32((int)before);
    for (; index + 8 <= count && index / 8 * bits + half + 16 <= readable; index += 8) {
      const uint8_t *group = bytes + index / 8 * bits;
      __m256i words = _mm256_inserti128_si256(
          _mm256_castsi128_si256(_mm_loadu_si128((const __m128i *)group)),
          _mm_loadu_si128((const __m128i *)(group + half)), 1);
      __m256i found = _mm256_and_si256(_mm256_srlv_epi32(_mm256_shuffle_epi8(words, picked), shifts), mask);
      if (sums) {
        found = _mm256_add_epi32(sums_of_eight(found), last);
        last = last_of_eight(found);
      }
      _mm256_storeu_si256((__m256i *)(numbers + index), found);
    }
    if (sums && index > 0) before = numbers[index - 1];
  }
  unpack_one_by_one(bytes, index, count, bits, sums, before, numbers);
}

CITAT_WIDE static void sum_up_by_eight(uint32_t *numbers, int64_t count, uint32_t before) {
  int64_t index = 0;
  __m256i last = _mm256_set1_epi32((int)before);
  for (; index + 8 <= count; index += 8) {
    __m256i found = _mm256_loadu_si256((const __m256i *)(numbers + index));
    found = _mm256_add_epi32(sums_of_eight(found), last);
    last = last_of_eight(found);
    _mm256_storeu_si256((__m256i *)(numbers + index), found);
  }
  if (index > 0) before = numbers[index - 1];
  sum_up_one_by_one(numbers, index, count, before);
}

/// How many of sixteen numbers, in order, are less than a bound. All have their highest bit turned, as the bound has.
CITAT_WIDE static inline int below(__m256i low, __m256i high, uint32_t bound) {
  __m256i wanted = _mm256_set1_epi32((int)(bound ^ 0x80000000u));
  uint32_t first = (uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(_mm256_cmpgt_epi32(wanted, low)));
  uint32_t second = (uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(_mm256_cmpgt_epi32(wanted, high)));
  return __builtin_popcount(first | second << 8);
}

CITAT_WIDE static int64_t windows_by_sixteen(
    const uint32_t *positions, int64_t count, const uint32_t *starts, const uint32_t *ends, int64_t windows,
    uint32_t *numbers, uint32_t *firsts, uint32_t *counts) {
  const __m256i top = _mm256_set1_epi32((int)0x80000000u);
  int64_t place = 0;
  int64_t found = 0;
  int64_t window = 0;
  for (; window < windows; window++) {
    uint32_t start = starts[window];
    while (place + 16 <= count && positions[place + 15] < start) place += 16;
    if (place + 16 > count) break;
    __m256i low = _mm256_xor_si256(_mm256_loadu_si256((const __m256i *)(positions + place)), top);
    __m256i high = _mm256_xor_si256(_mm256_loadu_si256((const __m256i *)(positions + place + 8)), top);
    int before = below(low, high, start);
    int64_t end = place + below(low, high, ends[window]);
    if (end == place + 16) {
      while (end < count && positions[end] < ends[window]) end++;
    }
    numbers[found] = (uint32_t)window;
    firsts[found] = (uint32_t)(place + before);
    counts[found] = (uint32_t)(end - place - before);
    found += end > place + before;
  }
  return windows_one_by_one(
      positions, count, place, starts, ends, window, windows, found, numbers, firsts, counts);
}

CITAT_WIDE static int64_t neighbours_by_sixteen(
    const uint32_t *positions, int64_t count, const uint32_t *others, int64_t other_count, uint32_t reach, uint32_t *near,
    uint32_t *other_near, int64_t *other_total) {
  const __m256i top = _mm256_set1_epi32((int)0x80000000u);
  int64_t place = 0, found = 0, other_found = 0, index = 0;
  for (; index < count; index++) {
    uint32_t start = positions[index] < reach ? 0 : positions[index] - reach;
    uint32_t last = positions[index] > UINT32_MAX - reach ? UINT32_MAX : positions[index] + reach;
    while (place + 16 <= other_count && others[place + 15] < start) place += 16;
    if (place + 16 > other_count) break;
    __m256i low = _mm256_xor_si256(_mm256_loadu_si256((const __m256i *)(others + place)), top);
    __m256i high = _mm256_xor_si256(_mm256_loadu_si256((const __m256i *)(others + place + 8)), top);
    int64_t first = place + below(low, high, start), end = place + 16;
    if (others[place + 15] <= last) {
      while (end < other_count && others[end] <= last) end++;
    } else {
      // A number greater than `last` stands there, so that it is not the greatest there is.
      end = place + below(low, high, last + 1);
    }
    if (first == end) continue;
    near[found++] = positions[index];
    for (; first < end; first++) {
      if (other_found == 0 || others[first] > other_near[other_found - 1]) other_near[other_found++] = others[first];
    }
  }
  return neighbours_one_by_one(
      positions, count, index, others, other_count, place, reach, found, other_found, near, other_near, other_total);
}

// MARK: AVX-512

#define CITAT_WIDEST __attribute__((target("avx512f,avx512bw,avx512vl,avx2,bmi,popcnt,bmi2")))

/// Sixteen sums of numbers and their places, the ones before included.
CITAT_WIDEST static inline __m512i sums_of_sixteen(__m512i numbers) {
  __m512i sums = _mm512_add_epi32(numbers, _mm512_set1_epi32(1));
  sums = _mm512_add_epi32(sums, _mm512_bslli_epi128(sums, 4));
  sums = _mm512_add_epi32(sums, _mm512_bslli_epi128(sums, 8));
  // The first quarter's sum goes to the second, the third's to the fourth; then the first half's to all of the second.
  const __m512i quarters = _mm512_setr_epi32(0, 0, 0, 0, 3, 3, 3, 3, 0, 0, 0, 0, 11, 11, 11, 11);
  sums = _mm512_add_epi32(sums, _mm512_maskz_permutexvar_epi32(0xF0F0, quarters, sums));
  return _mm512_add_epi32(sums, _mm512_maskz_permutexvar_epi32(0xFF00, _mm512_set1_epi32(7), sums));
}

CITAT_WIDEST static inline __m512i last_of_sixteen(__m512i numbers) {
  return _mm512_permutexvar_epi32(_mm512_set1_epi32(15), numbers);
}

CITAT_WIDEST static void unpack_by_sixteen(
    const uint8_t *bytes, int64_t count, int32_t bits, int32_t sums, uint32_t before, uint32_t *numbers) {
  int64_t index = 0;
  // As by eight: four numbers lie in sixteen bytes.
  if (bits <= 25) {
    const __m512i mask = _mm512_set1_epi32((int)mask_of(bits));
    const int64_t first = bits / 2, second = bits, third = bits + bits / 2;
    const int middle = bits % 2 * 4;
    __m512i places = _mm512_mullo_epi32(
        _mm512_setr_epi32(0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3), _mm512_set1_epi32(bits));
    places = _mm512_mask_add_epi32(places, 0xF0F0, places, _mm512_set1_epi32(middle));
    const __m512i picked = _mm512_add_epi32(
        _mm512_mullo_epi32(_mm512_srli_epi32(places, 3), _mm512_set1_epi32(0x01010101)), _mm512_set1_epi32(0x03020100));
    const __m512i shifts = _mm512_and_si512(places, _mm512_set1_epi32(7));
    const int64_t readable = (count * bits + 7) / 8 + 8;
    __m512i last = _mm512_set1_epi32((int)before);
    for (; index + 16 <= count && index / 8 * bits + third + 16 <= readable; index += 16) {
      const uint8_t *group = bytes + index / 8 * bits;
      __m512i words = _mm512_castsi128_si512(_mm_loadu_si128((const __m128i *)group));
      words = _mm512_inserti32x4(words, _mm_loadu_si128((const __m128i *)(group + first)), 1);
      words = _mm512_inserti32x4(words, _mm_loadu_si128((const __m128i *)(group + second)), 2);
      words = _mm512_inserti32x4(words, _mm_loadu_si128((const __m128i *)(group + third)), 3);
      __m512i found = _mm512_and_si512(_mm512_srlv_epi32(_mm512_shuffle_epi8(words, picked), shifts), mask);
      if (sums) {
        found = _mm512_add_epi32(sums_of_sixteen(found), last);
        last = last_of_sixteen(found);
      }
      _mm512_storeu_si512(numbers + index, found);
    }
    if (sums && index > 0) before = numbers[index - 1];
  }
  unpack_one_by_one(bytes, index, count, bits, sums, before, numbers);
}

CITAT_WIDEST static void sum_up_by_sixteen(uint32_t *numbers, int64_t count, uint32_t before) {
  int64_t index = 0;
  __m512i last = _mm512_set1_epi32((int)before);
  for (; index + 16 <= count; index += 16) {
    __m512i found = _mm512_add_epi32(sums_of_sixteen(_mm512_loadu_si512(numbers + index)), last);
    last = last_of_sixteen(found);
    _mm512_storeu_si512(numbers + index, found);
  }
  if (index > 0) before = numbers[index - 1];
  sum_up_one_by_one(numbers, index, count, before);
}

CITAT_WIDEST static inline int below_in_one(__m512i numbers, uint32_t bound) {
  return __builtin_popcount(_mm512_cmplt_epu32_mask(numbers, _mm512_set1_epi32((int)bound)));
}

CITAT_WIDEST static int64_t windows_by_sixteen_in_one(
    const uint32_t *positions, int64_t count, const uint32_t *starts, const uint32_t *ends, int64_t windows,
    uint32_t *numbers, uint32_t *firsts, uint32_t *counts) {
  int64_t place = 0, found = 0, window = 0;
  for (; window < windows; window++) {
    uint32_t start = starts[window];
    while (place + 16 <= count && positions[place + 15] < start) place += 16;
    if (place + 16 > count) break;
    __m512i own = _mm512_loadu_si512(positions + place);
    int before = below_in_one(own, start);
    int64_t end = place + below_in_one(own, ends[window]);
    if (end == place + 16) {
      while (end < count && positions[end] < ends[window]) end++;
    }
    numbers[found] = (uint32_t)window;
    firsts[found] = (uint32_t)(place + before);
    counts[found] = (uint32_t)(end - place - before);
    found += end > place + before;
  }
  return windows_one_by_one(positions, count, place, starts, ends, window, windows, found, numbers, firsts, counts);
}
CITAT_WIDEST static uint32_t greatest_by_sixteen(const uint32_t *numbers, int64_t count) {
  int64_t index = 0;
  __m512i found = _mm512_setzero_si512();
  for (; index + 16 <= count; index += 16) found = _mm512_max_epu32(found, _mm512_loadu_si512(numbers + index));
  return greatest_one_by_one(numbers, index, count, _mm512_reduce_max_epu32(found));
}

/// As one by one, of positions that are all below the limit: each lies in one of the eight segments that end behind the start
/// of its stretch, or is looked for among those behind them.
CITAT_WIDEST static int64_t tiles_by_eight(
    const uint32_t *positions, int64_t count, const uint32_t *ends, const uint32_t *stretches, int32_t width,
    uint32_t *numbers, uint32_t *firsts, uint32_t *counts) {
  const __m512i places = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  __m512i before = _mm512_set1_epi32(-1);
  int64_t found = 0;
  uint32_t block[64];
  for (int64_t first = 0; first < count; first += 64) {
    int64_t wanted = count - first < 64 ? count - first : 64;
    // A mask of eight bits and 1 has the ninth bit if all are set.
    uint32_t far = 0;
    for (int64_t index = 0; index < wanted; index++) {
      uint32_t position = positions[first + index];
      uint32_t number = stretches[position >> width];
      __m256i own = _mm256_loadu_si256((const __m256i *)(ends + number));
      uint32_t passed = _mm256_cmple_epu32_mask(own, _mm256_set1_epi32((int)position));
      far |= passed + 1;
      block[index] = number + (uint32_t)__builtin_popcount(passed);
    }
    if (far & 0x100) {
      for (int64_t index = 0; index < wanted; index++) {
        while (ends[block[index]] <= positions[first + index]) block[index]++;
      }
    }
    // Those that differ from the one before are kept. What is written behind them is written over, for no more groups are
    // found than positions were looked at.
    for (int64_t index = 0; index < wanted; index += 16) {
      __mmask16 here = wanted - index < 16 ? (__mmask16)((1u << (wanted - index)) - 1) : 0xFFFF;
      __m512i own = _mm512_maskz_loadu_epi32(here, block + index);
      __mmask16 kept = _mm512_mask_cmpneq_epu32_mask(here, own, _mm512_alignr_epi32(own, before, 15));
      before = own;
      __m512i number = _mm512_maskz_compress_epi32(kept, own);
      __m512i place = _mm512_maskz_compress_epi32(kept, _mm512_add_epi32(places, _mm512_set1_epi32((int)(first + index))));
      _mm512_mask_storeu_epi32(numbers + found, here, number);
      _mm512_mask_storeu_epi32(firsts + found, here, place);
      found += __builtin_popcount(kept);
    }
  }
  count_groups(firsts, found, count, counts);
  return found;
}
#endif

// MARK: The ways

int32_t citat_position_ways(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
      __builtin_cpu_supports("popcnt"))
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
               ? 3
               : 2;
#endif
  return 1;
}

/// Numbers of so many bits, at most 32, the lowest bits of a byte first; eight bytes can be read behind them. With `sums` the
/// positions that lie one more than each number behind the one before, the first behind `before`.
static void unpack(
    int32_t way, const uint8_t *bytes, int64_t count, int32_t bits, int32_t sums, uint32_t before, uint32_t *numbers) {
#if defined(__x86_64__)
  if (way == 2) {
    unpack_by_sixteen(bytes, count, bits, sums, before, numbers);
    return;
  }
  if (way == 1) {
    unpack_by_eight(bytes, count, bits, sums, before, numbers);
    return;
  }
#endif
  unpack_one_by_one(bytes, 0, count, bits, sums, before, numbers);
}

static void sum_up(int32_t way, uint32_t *numbers, int64_t count, uint32_t before) {
#if defined(__x86_64__)
  if (way == 2) {
    sum_up_by_sixteen(numbers, count, before);
    return;
  }
  if (way == 1) {
    sum_up_by_eight(numbers, count, before);
    return;
  }
#endif
  sum_up_one_by_one(numbers, 0, count, before);
}

/// The greatest of some numbers; 0 of none.
static uint32_t greatest(int32_t way, const uint32_t *numbers, int64_t count) {
#if defined(__x86_64__)
  if (way == 2) return greatest_by_sixteen(numbers, count);
#endif
  return greatest_one_by_one(numbers, 0, count, 0);
}

void citat_borders(
    int32_t way, const uint32_t *starts, const uint32_t *ends, int64_t segments, const uint32_t *numbers, int64_t count,
    uint32_t *own_starts, uint32_t *own_ends) {
  if (count > 0 && greatest(way, numbers, count) >= segments) {
    citat_pick(starts, segments, numbers, count, own_starts);
    citat_pick(ends, segments, numbers, count, own_ends);
    return;
  }
  for (int64_t index = 0; index < count; index++) {
    own_starts[index] = starts[numbers[index]];
    own_ends[index] = ends[numbers[index]];
  }
}

int64_t citat_segments_with_positions(
    int32_t way, const uint32_t *positions, int64_t count, const uint32_t *starts, const uint32_t *ends, int64_t segments,
    const uint32_t *stretches, int64_t stretch_count, int32_t width, uint32_t *numbers, uint32_t *firsts, uint32_t *counts) {
  // What lies behind the last segment lies in none.
  if (segments <= 0) return 0;
  uint64_t behind = (uint64_t)stretch_count << width;
  uint32_t limit = behind < ends[segments - 1] ? (uint32_t)behind : ends[segments - 1];
  while (count > 0 && positions[count - 1] >= limit) count--;
  if (starts) return segments_one_by_one(positions, count, limit, starts, ends, stretches, width, numbers, firsts, counts);
#if defined(__x86_64__)
  if (way == 2 && greatest(way, positions, count) < limit)
    return tiles_by_eight(positions, count, ends, stretches, width, numbers, firsts, counts);
#endif
  return tiles_one_by_one(positions, count, limit, ends, stretches, width, numbers, firsts, counts);
}

int64_t citat_windows_with_positions(
    int32_t way, const uint32_t *positions, int64_t count, const uint32_t *starts, const uint32_t *ends, int64_t windows,
    uint32_t *numbers, uint32_t *firsts, uint32_t *counts) {
#if defined(__x86_64__)
  if (way == 2) return windows_by_sixteen_in_one(positions, count, starts, ends, windows, numbers, firsts, counts);
  if (way == 1)
    return windows_by_sixteen(positions, count, starts, ends, windows, numbers, firsts, counts);
#endif
  return windows_one_by_one(positions, count, 0, starts, ends, 0, windows, 0, numbers, firsts, counts);
}

int64_t citat_neighbours(
    int32_t way, const uint32_t *positions, int64_t count, const uint32_t *others, int64_t other_count, uint32_t reach,
    uint32_t *near, uint32_t *other_near, int64_t *other_total) {
#if defined(__x86_64__)
  if (way >= 1)
    return neighbours_by_sixteen(positions, count, others, other_count, reach, near, other_near, other_total);
#endif
  return neighbours_one_by_one(
      positions, count, 0, others, other_count, 0, reach, 0, 0, near, other_near, other_total);
}

/// As `citat_decode_block`; without `sums` the distances, less one, are written.
static inline int32_t decode_block(
    int32_t way, const uint8_t *bytes, int64_t readable, int64_t count, int32_t sums, uint32_t after, uint32_t *numbers) {
  if (readable < 2) return 0;
  int32_t bits = bytes[0], exceptions = bytes[1];
  int64_t packed = (count * bits + 7) / 8, place = 2 + packed;
  if (bits > 32 || place + 8 > readable) return 0;
  unpack(way, bytes + 2, count, bits, sums && exceptions == 0, after, numbers);
  if (exceptions == 0) return 1;
  for (; exceptions > 0; exceptions--) {
    if (place + 6 > readable) return 0;
    int64_t index = bytes[place++];
    uint64_t high = bytes[place++];
    if (high >= 0x80) {
      high &= 0x7F;
      for (int shift = 7; place < readable && shift < 35; shift += 7) {
        uint8_t byte = bytes[place++];
        high |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80) break;
      }
    }
    if (index >= count) return 0;
    numbers[index] |= (uint32_t)(high << bits);
  }
  if (sums) sum_up(way, numbers, count, after);
  return 1;
}

int32_t citat_decode_block(
    int32_t way, const uint8_t *bytes, int64_t readable, int64_t count, uint32_t after, uint32_t *numbers) {
  return decode_block(way, bytes, readable, count, 1, after, numbers);
}

int64_t citat_decode_list(
    int32_t way, const uint8_t *bytes, int64_t readable, int64_t count, int32_t block_size, uint32_t *numbers) {
  int64_t blocks = (count + block_size - 1) / block_size, damaged = -1;
  int64_t begin = blocks > 1 ? 8 * blocks : 0, offset = begin;
  if (begin + 8 > readable) {
    memset(numbers, 0, sizeof *numbers * (size_t)count);
    return blocks > 0 ? 0 : -1;
  }
  for (int64_t block = 0; block < blocks; block++) {
    int64_t wanted = block + 1 < blocks ? block_size : count - block * block_size, end = readable;
    uint32_t *own = numbers + block * block_size;
    if (blocks > 1) {
      uint32_t length;
      memcpy(&length, bytes + 8 * block + 4, sizeof length);
      // Eight bytes can be read behind each block.
      if (begin + length + 8 < readable) end = begin + length + 8;
    }
    // All distances first: positions read right behind the exceptions that were put among them would wait for those.
    if (offset > end || !decode_block(way, bytes + offset, end - offset, wanted, 0, 0, own)) {
      memset(own, 0, sizeof *own * (size_t)wanted);
      damaged = damaged < 0 ? block : damaged;
    }
    offset = end - 8;
  }
  sum_up(way, numbers, count, UINT32_MAX);
  return damaged;
}
