// The tables that Danish analysis is compiled with, and the one loop that needs C.
#ifndef CITAT_TEXT_TABLES_H
#define CITAT_TEXT_TABLES_H

#include "abbreviations.h"
#include "byte_window.h"
#include "danish_tables.h"

#endif
