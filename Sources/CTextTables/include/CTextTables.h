// The tables that Danish analysis is compiled with.
#ifndef CITAT_TEXT_TABLES_H
#define CITAT_TEXT_TABLES_H

#include "abbreviations.h"
#include "danish_tables.h"

#endif
