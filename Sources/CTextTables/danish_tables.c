#include "danish_tables.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

_Alignas(8) static const uint8_t words[] = {
#embed "data/danish-words.bin"
};
_Alignas(8) static const uint8_t endings[] = {
#embed "data/danish-endings.bin"
};

_Alignas(8) static const uint8_t tagger[] = {
#embed "data/danish-tagger.bin"
};

const uint8_t *citat_danish_words(size_t *length) {
  *length = sizeof words;
  return words;
}

const uint8_t *citat_danish_endings(size_t *length) {
  *length = sizeof endings;
  return endings;
}

const uint8_t *citat_danish_tagger(size_t *length) {
  *length = sizeof tagger;
  return tagger;
}
