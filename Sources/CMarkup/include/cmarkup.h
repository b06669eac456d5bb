// The opaque interface between Citat and the system's libxml2: XML and HTML as a row of events. Nothing is fetched, no
// entity is taken from outside, and libxml2 prints nothing.
#ifndef CMARKUP_H
#define CMARKUP_H

#include <stdint.h>

enum {
  CMARKUP_START = 0,
  CMARKUP_END = 1,
  CMARKUP_TEXT = 2,
  /// A document type declaration with declarations of its own; XML only.
  CMARKUP_DECLARATIONS = 3,
};

/// An event. Its strings are UTF-8 and live until the handler returns; names and namespaces live as long as the parse.
typedef struct {
  int kind;
  /// The element's local name, and its namespace or NULL.
  const char *name;
  const char *space;
  /// Text, not ended by a zero.
  const char *text;
  int64_t length;
  int attribute_count;
  /// What cmarkup_attribute reads.
  const void *attributes;
  int is_html;
} cmarkup_event;

/// An attribute of a start event.
typedef struct {
  const char *name;
  const char *space;
  const char *value;
  int64_t length;
} cmarkup_attribute;

/// Takes an event; any result but 0 ends the parse.
typedef int (*cmarkup_handler)(void *context, const cmarkup_event *event);

/// The attribute at an index below attribute_count.
cmarkup_attribute cmarkup_attribute_at(const cmarkup_event *event, int index);

/// Parses XML; returns 0, the number of the line where it is not well-formed, or -1 when the handler ended it.
int64_t cmarkup_parse_xml(const char *bytes, int64_t length, cmarkup_handler handler, void *context);
/// Parses HTML in UTF-8, however broken; returns 0, or -1 when the handler ended it.
int64_t cmarkup_parse_html(const char *bytes, int64_t length, cmarkup_handler handler, void *context);

#endif
