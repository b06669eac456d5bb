// The opaque interface between Citat and the system's libxlsxwriter. All text is UTF-8, ended by a zero byte, without control
// characters other than line feed and tab. Rows and columns count from 0. A function that can fail returns 0 or an error number,
// which cspreadsheet_error explains.
#ifndef CSPREADSHEET_H
#define CSPREADSHEET_H

#include <stdbool.h>
#include <stdint.h>

typedef struct cspreadsheet cspreadsheet;

/// How a cell looks. Colours are 0xRRGGBB, or -1 for none.
typedef struct {
  bool bold;
  bool italic;
  bool wraps;
  bool number_right;
  int32_t text_color;
  int32_t fill_color;
  /// A number format of Excel such as "0.0 %", or NULL.
  const char *number_format;
} cspreadsheet_style;

/// A stretch of a cell's text with its style.
typedef struct {
  const char *text;
  int32_t style;
} cspreadsheet_run;

/// Opens a workbook that will be written to a path. Rows go out as they come, so memory does not grow with them.
///
/// Temporary files are made in `folder`. `created` is in seconds since 1970. Returns NULL when memory runs out.
cspreadsheet *cspreadsheet_create(const char *path, const char *folder, const char *title, const char *creator,
                                  int64_t created);
/// Adds a style; returns its number, counted from 0, or -1.
int32_t cspreadsheet_add_style(cspreadsheet *book, const cspreadsheet_style *style);
/// Adds a sheet, to which everything that follows belongs.
int32_t cspreadsheet_add_sheet(cspreadsheet *book, const char *name);
/// The width of columns, in characters.
int32_t cspreadsheet_set_columns(cspreadsheet *book, int32_t first, int32_t last, double width);
/// The height of the row that is written next, in points.
int32_t cspreadsheet_set_row(cspreadsheet *book, int32_t row, double height);
// Cells are written row by row, downwards. A style of -1 is plain.
int32_t cspreadsheet_write_text(cspreadsheet *book, int32_t row, int32_t column, const char *text, int32_t style);
int32_t cspreadsheet_write_number(cspreadsheet *book, int32_t row, int32_t column, double number, int32_t style);
int32_t cspreadsheet_write_blank(cspreadsheet *book, int32_t row, int32_t column, int32_t style);
/// Writes a text of at least two runs, none empty.
int32_t cspreadsheet_write_runs(cspreadsheet *book, int32_t row, int32_t column, const cspreadsheet_run *runs,
                                int32_t count, int32_t style);
/// Keeps rows above and columns left of the cell in sight.
void cspreadsheet_freeze(cspreadsheet *book, int32_t row, int32_t column);
int32_t cspreadsheet_filter(cspreadsheet *book, int32_t first_row, int32_t first_column, int32_t last_row,
                            int32_t last_column);
/// Tints numbers from white to a colour as they grow.
int32_t cspreadsheet_heat(cspreadsheet *book, int32_t first_row, int32_t first_column, int32_t last_row,
                          int32_t last_column, int32_t color);
/// Prints columns up to the last across, as wide as the paper, with the first row on every page.
int32_t cspreadsheet_print(cspreadsheet *book, int32_t last_row, int32_t last_column);
/// Writes the file and frees the workbook, also when the file cannot be written.
int32_t cspreadsheet_close(cspreadsheet *book);
/// What an error number means, in English; lives as long as the process.
const char *cspreadsheet_error(int32_t error);

#endif
