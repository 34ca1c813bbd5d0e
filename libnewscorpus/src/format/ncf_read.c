/* From a line to a record: finds its kind, lets that kind's reader read it, and says what was wrong. Owns what is
 * remembered between lines: the header. */
#include "format/ncf_read.h"

#include <stdio.h>

#include "base/str.h"
#include "format/ncf_record.h"
#include "text/utf8.h"

enum { DEFAULT_DEPTH = 64, NCF_VERSION = 1 };

void nci_ncf_reader_init(nci_ncf_reader *reader, const ncorp_allocator *allocator, const ncorp_reader_options *options,
                         const nci_sink *sink)
{
  *reader = (nci_ncf_reader){
    .sink = sink,
    .strict = (options->flags & NCORP_READ_STRICT) != 0,
    .max_depth = options->max_depth ? options->max_depth : DEFAULT_DEPTH,
  };
  nci_arena_init(&reader->arena, allocator);
}

void nci_ncf_reader_done(nci_ncf_reader *reader) { nci_arena_done(&reader->arena); }

void nci_ncf_reader_begin(nci_ncf_reader *reader)
{
  reader->began = false;
  reader->refused = false;
}

/* The first header goes to the sink; later ones only have to agree with it. */
static ncorp_status take_header(nci_ncf_record *r, const nci_header_data *header)
{
  nci_ncf_reader *reader = r->reader;
  ncorp_str known = nci_cstr(reader->language), language = header->language;
  if (reader->has_header) {
    if (known.size && language.size && !nci_str_eq(known, language))
      nci_ncf_warn(r, NCI_D_NCF_HEADER, r->line.data, "a header of another language than the first");
    return NCORP_OK;
  }
  reader->has_header = true;
  if (language.size < sizeof reader->language && language.size) memcpy(reader->language, language.data, language.size);
  return reader->sink->header(reader->sink->ctx, header);
}

static bool read_header(nci_ncf_record *r, ncorp_status *sunk)
{
  enum { RECORD, VERSION, GENERATOR, LANGUAGE };
  static const ncorp_str names[] = { NCI_STR("record"), NCI_STR("ncf"), NCI_STR("generator"), NCI_STR("language") };
  nci_ncf_members members = NCI_NCF_MEMBERS(names, true);
  const char *place = nci_json_place(&r->json), *version_place = place;
  nci_header_data header = { 0 };
  uint32_t version = NCF_VERSION;
  if (!nci_json_object(&r->json)) return false;
  for (int key; (key = nci_ncf_member(r, &members)) >= 0;)
    switch (key) {
    case RECORD: nci_json_skip(&r->json, NULL); break;
    case VERSION:
      version_place = nci_json_place(&r->json);
      nci_json_u32(&r->json, &version);
      break;
    case GENERATOR: nci_ncf_string(r, &header.generator); break;
    default: nci_ncf_string(r, &header.language);
    }
  if (!nci_ncf_require(r, &members, 1u << VERSION, place) || !nci_json_end(&r->json)) return false;
  r->reader->refused = version != NCF_VERSION;
  if (r->reader->refused) {
    r->key = names[VERSION];
    return nci_json_fail(&r->json, NCI_D_NCF_VERSION, version_place, "a version that this library does not read");
  }
  header.extra = nci_ncf_unknown(r, &members);
  if (r->arena->failed) return false;
  *sunk = take_header(r, &header);
  return true;
}

/* Finds "record", which mostly is the first key, and goes back to where it began. kind_place: where its value stands. */
static bool find_kind(nci_ncf_record *r, ncorp_str *kind, const char **kind_place)
{
  const char *place = nci_json_place(&r->json);
  ncorp_str key;
  if (nci_json_peek(&r->json) != NCI_JSON_OBJECT && nci_json_peek(&r->json) != NCI_JSON_NONE)
    return nci_json_fail(&r->json, NCI_D_NCF_RECORD, place, "not an object");
  if (!nci_json_object(&r->json)) return false;
  while (nci_json_key(&r->json, &key)) {
    if (nci_str_eq(key, NCI_STR("record"))) {
      r->key = NCI_STR("record");
      *kind_place = nci_json_place(&r->json);
      if (!nci_json_string(&r->json, kind)) return false;
      nci_json_resume(&r->json, place, 0);
      return true;
    }
    nci_json_skip(&r->json, NULL);
  }
  return nci_json_fail(&r->json, NCI_D_NCF_RECORD, place, "an object without \"record\"");
}

typedef struct record_kind {
  ncorp_str name;
  bool (*read)(nci_ncf_record *r, ncorp_status *sunk);
} record_kind;

static bool read_record(nci_ncf_record *r, ncorp_status *sunk)
{
  static const record_kind kinds[] = {
    { NCI_STR("article"), nci_ncf_read_article }, { NCI_STR("entity"), nci_ncf_read_entity },
    { NCI_STR("event"), nci_ncf_read_event },     { NCI_STR("story"), nci_ncf_read_story },
    { NCI_STR("corpus"), read_header },
  };
  ncorp_str kind;
  const char *place = nci_json_place(&r->json), *kind_place = place;
  if (!find_kind(r, &kind, &kind_place)) return false;
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    if (!nci_str_eq(kinds[i].name, kind)) continue;
    r->key = NCI_NO_STR;
    if (kinds[i].read != read_header && !r->reader->began)
      nci_ncf_warn(r, NCI_D_NCF_NO_HEADER, place, "the file does not begin with a header");
    r->reader->began = true;
    if (kinds[i].read != read_header && r->reader->refused) {
      r->reader->skipped++;
      return true;
    }
    return kinds[i].read(r, sunk);
  }
  return nci_json_fail(&r->json, NCI_D_NCF_KIND, kind_place, "a kind of record that the format does not have");
}

enum { MOST_SHOWN = 40 };

/* The value that is wrong, as far as a message has room for it; absent where the place says it all. */
static ncorp_str wrong_value(const nci_ncf_record *r)
{
  switch (r->json.problem) {
  case NCI_D_NCF_KIND: case NCI_D_NCF_VERSION: case NCI_D_NCF_ENUM: case NCI_D_NCF_NUMBER: case NCI_D_NCF_SPAN:
  case NCI_D_NCF_INDEX: case NCI_D_NCF_DATE: break;
  default: return NCI_NO_STR;
  }
  nci_json json;
  ncorp_str value;
  const char *at = r->json.problem_at;
  nci_json_init(&json, r->arena, nci_str(at, (size_t)(r->json.end - at)), 4);
  if (!nci_json_skip(&json, &value)) return NCI_NO_STR;
  if (value.size > MOST_SHOWN) value.size = nci_utf8_valid(nci_str(value.data, MOST_SHOWN));
  return value;
}

/* The byte that is wrong. */
static void wrong_byte(const nci_json *json, char *out, size_t size)
{
  const char *at = json->problem_at;
  switch (json->problem) {
  case NCI_D_JSON_SYNTAX: case NCI_D_JSON_TRAILING: case NCI_D_JSON_NUMBER: case NCI_D_JSON_CONTROL: case NCI_D_JSON_UTF8: break;
  default: return;
  }
  unsigned char c = at < json->end ? (unsigned char)*at : 0;
  snprintf(out, size, c > 0x20 && c < 0x7f ? ", found %c" : ", found byte 0x%02X", c);
}

/* What is wrong, with the key and what stands there. */
static ncorp_status report(nci_ncf_record *r)
{
  const nci_json *json = &r->json;
  if (r->arena->failed || json->problem == NCI_D_NONE) return nci_fail_nomem(r->error);
  char byte[32] = "";
  wrong_byte(json, byte, sizeof byte);
  ncorp_str value = wrong_value(r);
  const char *quote = r->key.size ? "\"" : "";
  nci_where where = nci_ncf_where(r, json->problem_at);
  r->reader->skipped++;
  return nci_report(r->reader->sink, r->reader->strict, r->error, json->problem, &where, "%s%.*s%s%s%s%s%s%.*s", quote,
                    NCORP_STR_ARG(r->key), quote, r->key.size ? ": " : "", json->reason, byte,
                    value.size ? ", found " : "", NCORP_STR_ARG(value));
}

ncorp_status nci_ncf_read_line(nci_ncf_reader *reader, ncorp_str line, const nci_where *where, ncorp_error *error)
{
  nci_ncf_record r = { .reader = reader, .arena = &reader->arena, .line = line, .where = where, .error = error };
  ncorp_status sunk = NCORP_OK;
  nci_arena_reset(&reader->arena);
  nci_json_init(&r.json, &reader->arena, line, reader->max_depth);
  if (!r.json.failed && nci_json_peek(&r.json) == NCI_JSON_NONE && r.json.at == r.json.end) return NCORP_OK; /* empty */
  if (!read_record(&r, &sunk)) sunk = report(&r);
  return r.status < 0 ? r.status : sunk;
}
