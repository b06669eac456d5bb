#include "cmarkup.h"
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <string.h>

typedef struct {
  cmarkup_handler handler;
  void *context;
  xmlParserCtxtPtr parser;
  int stopped;
} state;

static void deliver(state *s, const cmarkup_event *event) {
  if (s->stopped) return;
  if (s->handler(s->context, event) != 0) {
    s->stopped = 1;
    xmlStopParser(s->parser);
  }
}

static void start_xml(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space, int spaces,
                      const xmlChar **declared, int count, int defaulted, const xmlChar **attributes) {
  (void)prefix, (void)spaces, (void)declared, (void)defaulted;
  cmarkup_event event = {CMARKUP_START, (const char *)name, (const char *)space, NULL, 0, count, attributes, 0};
  deliver(data, &event);
}

static void end_xml(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space) {
  (void)prefix;
  cmarkup_event event = {CMARKUP_END, (const char *)name, (const char *)space, NULL, 0, 0, NULL, 0};
  deliver(data, &event);
}

static void start_html(void *data, const xmlChar *name, const xmlChar **attributes) {
  int count = 0;
  if (attributes)
    while (attributes[2 * count]) count++;
  cmarkup_event event = {CMARKUP_START, (const char *)name, NULL, NULL, 0, count, attributes, 1};
  deliver(data, &event);
}

static void end_html(void *data, const xmlChar *name) {
  cmarkup_event event = {CMARKUP_END, (const char *)name, NULL, NULL, 0, 0, NULL, 1};
  deliver(data, &event);
}

static void text(void *data, const xmlChar *characters, int length) {
  cmarkup_event event = {CMARKUP_TEXT, NULL, NULL, (const char *)characters, length, 0, NULL, 0};
  deliver(data, &event);
}

static void declarations(void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system) {
  (void)name, (void)external, (void)system;
  cmarkup_event event = {CMARKUP_DECLARATIONS, NULL, NULL, NULL, 0, 0, NULL, 0};
  deliver(data, &event);
}

/// Only the five entities that XML itself has.
static xmlEntityPtr entity(void *data, const xmlChar *name) {
  (void)data;
  return xmlGetPredefinedEntity(name);
}

static void silent(void *data, xmlErrorPtr error) { (void)data, (void)error; }

cmarkup_attribute cmarkup_attribute_at(const cmarkup_event *event, int index) {
  const xmlChar **all = (const xmlChar **)event->attributes;
  if (event->is_html) {
    const char *value = (const char *)all[2 * index + 1];
    return (cmarkup_attribute){(const char *)all[2 * index], NULL, value ? value : "", value ? (int64_t)strlen(value) : 0};
  }
  const xmlChar **one = all + 5 * index;
  return (cmarkup_attribute){(const char *)one[0], (const char *)one[2], (const char *)one[3], one[4] - one[3]};
}

int64_t cmarkup_parse_xml(const char *bytes, int64_t length, cmarkup_handler handler, void *context) {
  if (length > INT_MAX) return 1;
  xmlInitParser();
  xmlParserCtxtPtr parser = xmlCreateMemoryParserCtxt(bytes, (int)length);
  if (!parser) return 1;
  state s = {handler, context, parser, 0};
  xmlSAXHandler sax;
  memset(&sax, 0, sizeof sax);
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = start_xml;
  sax.endElementNs = end_xml;
  sax.characters = text;
  sax.ignorableWhitespace = text;
  sax.cdataBlock = text;
  sax.internalSubset = declarations;
  sax.getEntity = entity;
  sax.serror = silent;
  // Without NOENT an ampersand in an attribute comes as `&#38;`. It opens nothing: declarations end the parse before an
  // entity of their own could be used, and `entity` knows only the five of XML.
  xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOENT);
  if (parser->sax) *parser->sax = sax;
  parser->userData = &s;
  xmlParseDocument(parser);
  int64_t result = 0;
  if (s.stopped) result = -1;
  else if (!parser->wellFormed) result = parser->input && parser->input->line > 0 ? parser->input->line : 1;
  if (parser->myDoc) xmlFreeDoc(parser->myDoc);
  parser->myDoc = NULL;
  xmlFreeParserCtxt(parser);
  return result;
}

int64_t cmarkup_parse_html(const char *bytes, int64_t length, cmarkup_handler handler, void *context) {
  if (length > INT_MAX) return -1;
  xmlInitParser();
  htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(bytes, (int)length);
  if (!parser) return 0;
  state s = {handler, context, parser, 0};
  xmlSAXHandler sax;
  memset(&sax, 0, sizeof sax);
  sax.startElement = start_html;
  sax.endElement = end_html;
  sax.characters = text;
  sax.ignorableWhitespace = text;
  sax.cdataBlock = text;
  sax.serror = silent;
  htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
  xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
  if (parser->sax) *parser->sax = sax;
  parser->userData = &s;
  htmlParseDocument(parser);
  if (parser->myDoc) xmlFreeDoc(parser->myDoc);
  parser->myDoc = NULL;
  htmlFreeParserCtxt(parser);
  return s.stopped ? -1 : 0;
}
