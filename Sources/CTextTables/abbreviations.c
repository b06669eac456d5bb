#include "abbreviations.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t table[] = {
#embed "data/abbreviations.tsv"
};

const uint8_t *citat_abbreviations(void) { return table; }

int64_t citat_abbreviations_length(void) { return sizeof table; }
