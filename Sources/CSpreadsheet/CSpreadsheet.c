#include "CSpreadsheet.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

/// No error numbers of the library.
enum { full = -2, denied = -3 };

struct cspreadsheet {
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format **styles;
  int32_t style_count;
  // libxlsxwriter keeps the pointer, not the text.
  char *folder;
};

cspreadsheet *cspreadsheet_create(const char *path, const char *folder, const char *title, const char *creator,
                                  int64_t created) {
  cspreadsheet *book = calloc(1, sizeof *book);
  if (!book) return NULL;
  book->folder = strdup(folder);
  lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = book->folder};
  book->workbook = book->folder ? workbook_new_opt(path, &options) : NULL;
  if (!book->workbook) {
    free(book->folder);
    free(book);
    return NULL;
  }
  lxw_doc_properties properties = {
      .title = (char *)title, .author = (char *)creator, .created = (time_t)created};
  workbook_set_properties(book->workbook, &properties);
  return book;
}

int32_t cspreadsheet_add_style(cspreadsheet *book, const cspreadsheet_style *style) {
  lxw_format **styles = realloc(book->styles, (size_t)(book->style_count + 1) * sizeof *styles);
  if (!styles) return -1;
  book->styles = styles;
  lxw_format *format = workbook_add_format(book->workbook);
  if (!format) return -1;
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  if (style->bold) format_set_bold(format);
  if (style->italic) format_set_italic(format);
  if (style->wraps) format_set_text_wrap(format);
  if (style->number_right) format_set_align(format, LXW_ALIGN_RIGHT);
  if (style->text_color >= 0) format_set_font_color(format, (lxw_color_t)style->text_color);
  if (style->fill_color >= 0) format_set_bg_color(format, (lxw_color_t)style->fill_color);
  if (style->number_format) format_set_num_format(format, style->number_format);
  styles[book->style_count] = format;
  return book->style_count++;
}

static lxw_format *style_of(const cspreadsheet *book, int32_t style) {
  return style >= 0 && style < book->style_count ? book->styles[style] : NULL;
}

int32_t cspreadsheet_add_sheet(cspreadsheet *book, const char *name) {
  int32_t error = workbook_validate_sheet_name(book->workbook, name);
  if (error) return error;
  book->sheet = workbook_add_worksheet(book->workbook, name);
  return book->sheet ? 0 : LXW_ERROR_MEMORY_MALLOC_FAILED;
}

int32_t cspreadsheet_set_columns(cspreadsheet *book, int32_t first, int32_t last, double width) {
  return worksheet_set_column(book->sheet, (lxw_col_t)first, (lxw_col_t)last, width, NULL);
}

int32_t cspreadsheet_set_row(cspreadsheet *book, int32_t row, double height) {
  return worksheet_set_row(book->sheet, (lxw_row_t)row, height, NULL);
}

int32_t cspreadsheet_write_text(cspreadsheet *book, int32_t row, int32_t column, const char *text, int32_t style) {
  return worksheet_write_string(book->sheet, (lxw_row_t)row, (lxw_col_t)column, text, style_of(book, style));
}

int32_t cspreadsheet_write_number(cspreadsheet *book, int32_t row, int32_t column, double number, int32_t style) {
  return worksheet_write_number(book->sheet, (lxw_row_t)row, (lxw_col_t)column, number, style_of(book, style));
}

int32_t cspreadsheet_write_blank(cspreadsheet *book, int32_t row, int32_t column, int32_t style) {
  return worksheet_write_blank(book->sheet, (lxw_row_t)row, (lxw_col_t)column, style_of(book, style));
}

// A text that grows. `bytes` is NULL once memory ran out.
struct growing_text {
  char *bytes;
  size_t length;
  size_t room;
};

static void append(struct growing_text *text, const char *bytes, size_t length) {
  if (!text->bytes) return;
  if (text->length + length + 1 > text->room) {
    size_t room = 2 * (text->length + length + 1);
    char *moved = realloc(text->bytes, room);
    if (!moved) {
      free(text->bytes);
      text->bytes = NULL;
      return;
    }
    text->bytes = moved;
    text->room = room;
  }
  memcpy(text->bytes + text->length, bytes, length);
  text->length += length;
  text->bytes[text->length] = 0;
}

static void append_string(struct growing_text *text, const char *string) { append(text, string, strlen(string)); }

static void append_escaped(struct growing_text *text, const char *string) {
  while (*string) {
    size_t plain = strcspn(string, "&<>");
    append(text, string, plain);
    string += plain;
    if (!*string) break;
    append_string(text, *string == '&' ? "&amp;" : *string == '<' ? "&lt;" : "&gt;");
    string++;
  }
}

// The properties of a run, as the library writes them: its default font, and of a style bold, italic and the colour.
static void append_font(struct growing_text *text, const lxw_format *format) {
  append_string(text, "<rPr>");
  if (format && format->bold) append_string(text, "<b/>");
  if (format && format->italic) append_string(text, "<i/>");
  append_string(text, "<sz val=\"11\"/>");
  if (format && format->font_color) {
    char color[40];
    snprintf(color, sizeof color, "<color rgb=\"FF%06X\"/>", format->font_color & 0xFFFFFF);
    append_string(text, color);
  } else {
    append_string(text, "<color theme=\"1\"/>");
  }
  append_string(text, "<rFont val=\"Calibri\"/><family val=\"2\"/><scheme val=\"minor\"/></rPr>");
}

static bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\n'; }

// worksheet_write_rich_string makes a temporary file for each cell, which takes longer than all else together. In a workbook
// that is written row by row a cell is kept until its row is done: so the plain text is written, and the cell turned into one
// of runs as that function would have made it.
int32_t cspreadsheet_write_runs(cspreadsheet *book, int32_t row, int32_t column, const cspreadsheet_run *runs,
                                int32_t count, int32_t style) {
  struct growing_text plain = {.bytes = calloc(1, 1), .room = 1};
  struct growing_text rich = {.bytes = calloc(1, 1), .room = 1};
  for (int32_t i = 0; i < count; i++) {
    const char *text = runs[i].text;
    size_t length = strlen(text);
    const lxw_format *format = style_of(book, runs[i].style);
    append(&plain, text, length);
    append_string(&rich, "<r>");
    if (format || i > 0) append_font(&rich, format);
    bool keeps_blanks = length > 0 && (is_blank(text[0]) || is_blank(text[length - 1]));
    append_string(&rich, keeps_blanks ? "<t xml:space=\"preserve\">" : "<t>");
    append_escaped(&rich, text);
    append_string(&rich, "</t></r>");
  }
  int32_t error = LXW_ERROR_MEMORY_MALLOC_FAILED;
  if (plain.bytes && rich.bytes) {
    error = worksheet_write_string(book->sheet, (lxw_row_t)row, (lxw_col_t)column, plain.bytes, style_of(book, style));
  }
  lxw_cell *cell = error ? NULL : book->sheet->array[column];
  if (cell && cell->type == INLINE_STRING_CELL) {
    free(cell->u.string);
    cell->u.string = rich.bytes;
    cell->type = INLINE_RICH_STRING_CELL;
    rich.bytes = NULL;
  }
  free(plain.bytes);
  free(rich.bytes);
  return error;
}

void cspreadsheet_freeze(cspreadsheet *book, int32_t row, int32_t column) {
  worksheet_freeze_panes(book->sheet, (lxw_row_t)row, (lxw_col_t)column);
}

int32_t cspreadsheet_filter(cspreadsheet *book, int32_t first_row, int32_t first_column, int32_t last_row,
                            int32_t last_column) {
  return worksheet_autofilter(book->sheet, (lxw_row_t)first_row, (lxw_col_t)first_column, (lxw_row_t)last_row,
                              (lxw_col_t)last_column);
}

int32_t cspreadsheet_heat(cspreadsheet *book, int32_t first_row, int32_t first_column, int32_t last_row,
                          int32_t last_column, int32_t color) {
  lxw_conditional_format scale = {
      .type = LXW_CONDITIONAL_2_COLOR_SCALE, .min_color = 0xFFFFFF, .max_color = (lxw_color_t)color};
  return worksheet_conditional_format_range(book->sheet, (lxw_row_t)first_row, (lxw_col_t)first_column,
                                            (lxw_row_t)last_row, (lxw_col_t)last_column, &scale);
}

int32_t cspreadsheet_print(cspreadsheet *book, int32_t last_row, int32_t last_column) {
  worksheet_set_landscape(book->sheet);
  worksheet_set_paper(book->sheet, 9);  // A4
  worksheet_fit_to_pages(book->sheet, 1, 0);
  int32_t error = worksheet_repeat_rows(book->sheet, 0, 0);
  if (error) return error;
  return worksheet_print_area(book->sheet, 0, 0, (lxw_row_t)last_row, (lxw_col_t)last_column);
}

int32_t cspreadsheet_close(cspreadsheet *book) {
  // The library prints what went wrong, with lines of its own code: we say it ourselves.
  fflush(stderr);
  int kept = dup(STDERR_FILENO);
  int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (kept >= 0 && nowhere >= 0) dup2(nowhere, STDERR_FILENO);
  errno = 0;
  int32_t error = workbook_close(book->workbook);
  if (error && (errno == ENOSPC || errno == EDQUOT)) error = full;
  if (error && (errno == EACCES || errno == EPERM || errno == EROFS)) error = denied;
  if (kept >= 0 && nowhere >= 0) dup2(kept, STDERR_FILENO);
  if (kept >= 0) close(kept);
  if (nowhere >= 0) close(nowhere);
  free(book->styles);
  free(book->folder);
  free(book);
  return error;
}

const char *cspreadsheet_error(int32_t error) {
  if (error == full) return "the disk is full";
  return error == denied ? "permission denied" : lxw_strerror((lxw_error)error);
}
