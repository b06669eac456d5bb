// The loop over windows, once for each way of looking: CITAT_TARGET, CITAT_CUT, CITAT_LOOK, CITAT_APPEND and
// CITAT_NOTE name the way.

CITAT_TARGET static citat_cut CITAT_CUT(
    const uint8_t *bytes, int64_t offset, int64_t end, const uint64_t *kept, citat_text_span *spans,
    uint32_t *candidates, int64_t room, uint32_t first) {
  citat_cut cut = {offset, 0, 0, 0};
  while (cut.offset < end && room - cut.spans >= 64) {
    const uint8_t *text = bytes + cut.offset;
    byte_window window = CITAT_LOOK(text, end - cut.offset);
    uint64_t spaces = window.spaces, digits = window.digits;
    uint64_t runs = window.letters | digits;
    // A hyphen between letters or after the last one is a part of the word.
    uint64_t hyphens = window.hyphens & runs << 1 & (runs | spaces) >> 1;
    // A dash between spaces has three bytes.
    uint64_t dashes = window.dashes & spaces << 1 & spaces >> 3, tails = dashes << 1 | dashes << 2;
    uint64_t letters = (window.letters | hyphens) & ~tails;
    uint64_t words = letters | digits;
    uint64_t mixed = letters & (digits << 1 | digits >> 1);
    // A bracket after a space, with a word behind it.
    uint64_t opens = window.opens & spaces << 1 & words >> 1;
    uint64_t after_word = words << 1 & spaces >> 1;
    // After a number a period may make it an ordinal.
    uint64_t periods = window.periods & after_word & ~(digits << 1);
    uint64_t marks = (window.marks & after_word) | periods | opens | dashes;
    int place = lowest(~(words | spaces | marks | tails) | mixed);
    int is_open = place >= 63;
    place = run_start(words, place);
    // The first period in any case, as most windows have one: to ask whether there is would be guessed wrong too often.
    uint64_t rest = periods & below(place);
    do {
      int period = rest == 0 ? 1 : __builtin_ctzll(rest), start = rest == 0 ? 0 : run_start(words, period);
      uint64_t run = below(period) & ~below(start);
      int is_full = !(hyphens & run) && is_full_word(text + start, period - start, (window.vowels & run) != 0, kept);
      if (!is_full && rest != 0) {
        place = start;
        is_open = 0;
        break;
      }
      rest &= rest - 1;
    } while (rest != 0);
    // `(del)målgrupper` is one word: the bracket belongs to what needs the rules.
    if (place > 0 && opens >> (place - 1) & 1) place -= 1;
    if (place == 0) is_open = 0;
    uint64_t starts = ((words & ~(words << 1)) | marks) & below(place);
    if (candidates != 0) {
      // A word behind a mark does not start a sentence by itself.
      uint64_t capitals = starts & letters & ~window.lower & ~(marks << 2 | opens << 1 | dashes << 4);
      // What follows is a letter or digit for certain: `×`, of two bytes, is neither followed by a word's byte nor a space.
      uint64_t full_stops = periods & spaces >> 1 & words >> 2 & (words | spaces) >> 3;
      uint64_t places = capitals | (starts & (periods | window.strong_marks | opens));
      cut.candidates +=
          CITAT_NOTE(starts, places, full_stops, first + (uint32_t)cut.spans, candidates + cut.candidates);
    }
    // A token ends where no token goes on: after a word a mark may follow at once.
    uint64_t ends = (~words & words << 1) | (marks & ~dashes) << 1 | dashes << 3;
    cut.spans += CITAT_APPEND(starts, ends, digits, marks, (uint32_t)cut.offset, spans + cut.spans);
    cut.offset += place;
    if (!is_open) {
      cut.needs_rules = cut.offset < end;
      return cut;
    }
  }
  return cut;
}

#undef CITAT_TARGET
#undef CITAT_CUT
#undef CITAT_LOOK
#undef CITAT_APPEND
#undef CITAT_NOTE
