// The tables of Danish words, compiled in. Sources and licences: LICENSES.md; byte formats:
// Sources/TextAnalysis/Lemmas/README.md.
#ifndef DANISH_TABLES_H
#define DANISH_TABLES_H

#include <stddef.h>
#include <stdint.h>

/// The word table; it lives as long as the process.
const uint8_t *citat_danish_words(size_t *length);
/// The table of endings; it lives as long as the process.
const uint8_t *citat_danish_endings(size_t *length);
/// The tagger's weights; they live as long as the process.
const uint8_t *citat_danish_tagger(size_t *length);

#endif
