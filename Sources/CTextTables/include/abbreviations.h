// The table of Danish abbreviations, compiled in: data/abbreviations.tsv as it stands.
#ifndef CITAT_ABBREVIATIONS_H
#define CITAT_ABBREVIATIONS_H

#include <stdint.h>

/// The bytes of the table, UTF-8; they live as long as the process.
const uint8_t *citat_abbreviations(void);
/// The length of the table in bytes.
int64_t citat_abbreviations_length(void);

#endif
