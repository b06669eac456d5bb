// Words, numbers and marks that no rule needs to see, 64 bytes at a time. In C because Swift has no way to take the sign bits
// of a vector (pmovmskb), nor to gather what a mask names (vpcompressb).
#ifndef CITAT_BYTE_WINDOW_H
#define CITAT_BYTE_WINDOW_H

#include <stdint.h>

/// A place of a text: the offset of its first byte, and its length times four plus its kind: 0 for a word, 1 for a number,
/// 3 for a mark.
typedef struct {
  uint32_t start;
  uint32_t extent;
} citat_text_span;

/// How far the cutting came.
typedef struct {
  /// Where it goes on; not below the end when nothing is left.
  int64_t offset;
  int64_t spans;
  int64_t candidates;
  /// Whether the rules have to see what stands at `offset`; otherwise there was no room left.
  int32_t needs_rules;
} citat_cut;

/// The bits of a set of words' traits.
#define CITAT_TRAITS 8192

/// A number below `CITAT_TRAITS` that is the same for a word in both cases of ASCII and Latin-1. The word is not empty.
static inline uint32_t citat_word_trait(const uint8_t *word, int64_t count) {
  uint32_t first = word[0] & 31u, second = word[count > 1] & 31u;
  uint32_t last = word[count - 1] & 31u, before = word[count - 1 - (count > 1)] & 31u;
  uint32_t key = first | second << 5 | before << 10 | last << 15 | (uint32_t)count << 20;
  return key * 2654435761u >> 19;
}

/// Cuts the text from an offset on, up to what needs the rules: what starts with neither a Latin letter of ASCII or from
/// U+00C0 to U+00FF, a digit, `(` nor `–`, and what does not end before a space, or before `,` `;` `:` `?` `!` `)` `"` or
/// a period and a space. A period belongs to the rules unless it is surely the end of a sentence.
///
/// - Parameters:
///   - bytes: The text, UTF-8.
///   - offset: Below `end`.
///   - end: The end of what is cut; nothing behind it is read.
///   - kept: The traits of the words whose period may be a part of them, a bit each.
///   - spans: Room for at least 64.
///   - candidates: As much room, as no token is two; the places that the sentence scanner has to see, as
///     `SentenceCandidate` has them. May be null.
///   - first: The number of the first token that is found.
citat_cut citat_cut_words(
    const uint8_t *bytes, int64_t offset, int64_t end, const uint64_t *kept, citat_text_span *spans,
    uint32_t *candidates, int64_t room, uint32_t first);

/// How many ways of cutting this processor has, one at least; `citat_cut_words` takes the last.
int32_t citat_cutting_ways(void);

/// The same in one of these ways, from 0 for the plainest: for tests.
citat_cut citat_cut_words_in_way(
    int32_t way, const uint8_t *bytes, int64_t offset, int64_t end, const uint64_t *kept, citat_text_span *spans,
    uint32_t *candidates, int64_t room, uint32_t first);

#endif
