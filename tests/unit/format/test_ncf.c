/* Reading and printing News Corpus Format beyond what the specification's examples show: places, strictness, damage,
 * memory, and that nothing depends on the order of keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/str.h"
#include "format/diagnostics.h"
#include "format/ncf_read.h"
#include "support/transcript.h"

/* An article with everything, in the order in which it is printed. */
static const char *const members[] = {
  "\"record\":\"article\"", "\"id\":\"a\"", "\"uri\":\"x/a.txt\"", "\"title\":\"Zo\u00eb \\\"quoted\\\"\"", "\"outlet\":null",
  "\"language\":\"en\"", "\"byline\":[\"A. Drop\"]", "\"published\":\"2025-12-06\"", "\"published_from\":\"text\"",
  "\"dateline\":{\"place\":\"RIGA\",\"span\":[0,4]}",
  "\"text\":\"RIGA \u2014 Zo\u00eb met \U0001f600 on Friday.\\nShe said \u201cyes\u201d.\"",
  "\"blocks\":[[\"dateline\",0,4],[\"paragraph\",7,26],[\"paragraph\",27,42]]",
  "\"sentences\":[[7,26],[27,42]]",
  "\"tokens\":{\"start\":[7,11,15,17,20,25,27,31,36,37,40,41],\"end\":[10,14,16,19,25,26,30,35,37,40,41,42],"
  "\"lemma\":[\"Zo\u00eb\",\"meet\",\"\U0001f600\",\"on\",\"Friday\",\".\",\"she\",\"say\",\"\u201c\",\"yes\",\"\u201d\",\".\"],"
  "\"upos\":[\"PROPN\",\"VERB\",\"SYM\",\"ADP\",\"PROPN\",\"PUNCT\",\"PRON\",\"VERB\",\"PUNCT\",\"INTJ\",\"PUNCT\",null],"
  "\"feats\":[null,null,null,null,null,null,null,null,null,null,null,\"A=B\"],"
  "\"head\":[1,-1,1,4,1,1,7,-1,9,7,9,7],"
  "\"deprel\":[\"nsubj\",\"root\",\"obj\",\"case\",\"obl\",\"punct\",\"nsubj\",\"root\",\"punct\",\"ccomp\",\"punct\",\"punct\"],\"extra\":[1]}",
  "\"times\":[{\"span\":[20,25],\"type\":\"DATE\",\"value\":\"2025-12-05\",\"mod\":null,\"quant\":\"EVERY\",\"freq\":\"2X\",\"begin\":\"2025\",\"end\":\"2026\","
  "\"evidence\":[11,14],\"because\":\"weekday\",\"x\":1}]",
  "\"quantities\":[{\"span\":[15,16],\"value\":1,\"bound\":\"exact\",\"unit\":null,\"unit_span\":null,\"high\":2.5,\"casualty\":\"abducted\","
  "\"evidence\":[11,14],\"because\":\"count\",\"w\":\"\"}]",
  "\"mentions\":[{\"span\":[7,10],\"type\":\"PER\",\"form\":\"name\",\"entity\":\"a1\"},{\"span\":[27,30],\"type\":\"PER\",\"form\":\"pronoun\",\"entity\":\"a1\","
  "\"head\":[28,30],\"number\":\"Sing\",\"gender\":\"Fem\",\"stands_for\":\"LVA\",\"evidence\":[11,14],\"because\":\"same-name\",\"y\":{}}]",
  "\"quotes\":[{\"span\":[37,40],\"kind\":\"direct\",\"speaker\":1,\"cue\":[31,35],\"because\":\"verb-before\"},"
  "{\"span\":[37,38],\"kind\":\"partial\",\"speaker\":null,\"cue\":null,\"inside\":0}]",
  "\"events\":[{\"event\":\"CONSULT\",\"mode\":[],\"context\":[\"diplomatic\"],\"cameo\":\"040\",\"trigger\":[11,14],\"sentence\":0,"
  "\"actor\":[{\"mention\":0}],\"recipient\":[],\"event_loc\":null,\"time\":0,\"date\":\"2025-12-05\",\"duration\":null,\"status\":\"occurred\","
  "\"attribution\":1,\"size\":{\"dead\":{\"value\":3.5,\"bound\":\"about\"}},\"confidence\":0.25,\"because\":\"b\",\"record\":null,\"z\":\"\u00e9\"}]",
  "\"story\":\"S1\"", "\"near_duplicate_of\":null",
  "\"entities\":[{\"id\":\"a1\",\"type\":\"PER\",\"name\":\"Zo\u00eb\",\"country\":null,\"sector\":null,\"roles\":[\"mayor\"],\"gender\":\"Neut\",\"unnamed\":true,"
  "\"facts\":[{\"role\":\"mayor\",\"of\":\"a2\",\"country\":\"LVA\",\"sector\":\"GOV\",\"former\":true,\"span\":[0,4],\"because\":\"title\"}],\"v\":0}]",
  "\"unknown\":{\"k\":[1.50]}",
};
enum { MEMBERS = sizeof members / sizeof *members };

/* The article with its members in another order: from `first` on, `step` apart. */
static ncorp_str article_line(char *out, size_t first, size_t step)
{
  size_t size = 0;
  for (size_t i = 0; i < MEMBERS; i++) {
    const char *member = members[(first + i * step) % MEMBERS];
    out[size++] = i ? ',' : '{';
    memcpy(out + size, member, strlen(member));
    size += strlen(member);
  }
  out[size++] = '}';
  return nci_str(out, size);
}

typedef struct outcome {
  ncorp_status status;
  ncorp_error error;
  uint64_t skipped;
} outcome;

/* Reads one line into the transcript. */
static outcome read_with(transcript *t, ncorp_str line, uint32_t flags, const ncorp_allocator *allocator)
{
  outcome o = { .error = NCORP_ERROR_INIT };
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  nci_ncf_reader reader;
  nci_sink sink = transcript_sink(t);
  const nci_where where = { .source = NCI_STR("f.ncf"), .record = 11, .line = 12, .offset = 1000 };
  options.flags = flags;
  if (!t->text.allocator) nci_buffer_init(&t->text, ncorp_allocator_default());
  nci_ncf_reader_init(&reader, allocator, &options, &sink);
  reader.began = true;
  o.status = nci_ncf_read_line(&reader, line, &where, &o.error);
  o.skipped = reader.skipped;
  nci_ncf_reader_done(&reader);
  return o;
}

static outcome read_line(transcript *t, ncorp_str line, uint32_t flags)
{
  return read_with(t, line, flags, ncorp_allocator_default());
}

static void a_printed_article_is_read_as_it_is(void **state)
{
  (void)state;
  static char line[8192];
  ncorp_str text = article_line(line, 0, 1);
  transcript t = { 0 };
  assert_int_equal(read_line(&t, text, 0).status, NCORP_OK);
  assert_int_equal(t.text.size, text.size + 1);
  assert_memory_equal(t.text.data, text.data, text.size);
  transcript_done(&t);
}

static void the_order_of_keys_does_not_matter(void **state)
{
  (void)state;
  static char line[8192], canonical[8192];
  ncorp_str expected = article_line(canonical, 0, 1);
  assert_int_equal(MEMBERS, 23); /* a prime, so that every step goes through all */
  for (size_t step = 1; step < MEMBERS; step++)
    for (size_t first = 0; first < MEMBERS; first++) {
      transcript t = { 0 };
      assert_int_equal(read_line(&t, article_line(line, first, step), 0).status, NCORP_OK);
      if (t.text.size != expected.size + 1 || memcmp(t.text.data, expected.data, expected.size) != 0)
        fail_msg("%.*s", (int)t.text.size, t.text.data);
      transcript_done(&t);
    }
}

static void places_count_in_the_file(void **state)
{
  (void)state;
  ncorp_str line = NCI_STR("{\"record\":\"article\",\"id\":\"a\",\"text\":\"x\",\"sentences\":[[0,2]]}");
  transcript t = { 0 };
  outcome o = read_line(&t, line, 0);
  assert_int_equal(o.status, NCORP_OK);
  assert_int_equal(o.skipped, 1);
  nci_buffer_char(&t.text, '\0');
  assert_string_equal(t.text.data, "229 f.ncf severity 2 record 11 offset 1053 line 12 column 54: \"sentences\": the span ends behind the "
                                   "text, found [0,2]; count offsets in code points of \"text\", start before end\n");
  transcript_done(&t);
  t = (transcript){ 0 };
  o = read_line(&t, line, NCORP_READ_STRICT);
  assert_int_equal(o.status, NCORP_ERR_SYNTAX);
  assert_int_equal(o.error.diagnostic, NCI_D_NCF_SPAN);
  assert_int_equal(o.error.record, 11);
  assert_int_equal(o.error.line, 12);
  assert_int_equal(o.error.column, 54);
  assert_int_equal(o.error.offset, 1053);
  assert_string_equal(o.error.source, "f.ncf");
  assert_int_equal(t.findings, 0);
  transcript_done(&t);
}

/* What a text file cannot show well: bytes that are no UTF-8, NUL bytes, and statuses. */
static void damaged_bytes_are_named(void **state)
{
  (void)state;
  static const struct { ncorp_str line; nci_diagnostic number; ncorp_status status; uint64_t column; } cases[] = {
    { NCI_STR("{\"record\":\"article\",\"id\":\"a\",\"text\":\"caf\xe9\"}"), NCI_D_JSON_UTF8, NCORP_ERR_ENCODING, 41 },
    { NCI_STR("{\"record\":\"article\",\"id\":\"\xc0\xaf\",\"text\":\"\"}"), NCI_D_JSON_UTF8, NCORP_ERR_ENCODING, 27 },
    { NCI_STR("{\"record\":\"article\",\"id\":\"a\",\"text\":\"a\0b\"}"), NCI_D_JSON_CONTROL, NCORP_ERR_SYNTAX, 39 },
    { NCI_STR("\0{\"record\":\"article\",\"id\":\"a\",\"text\":\"\"}"), NCI_D_JSON_SYNTAX, NCORP_ERR_SYNTAX, 1 },
    { NCI_STR("{\"record\":\"article\",\"id\":\"a\",\"text\":\"\"}\0"), NCI_D_JSON_TRAILING, NCORP_ERR_SYNTAX, 40 },
    { NCI_STR("{\"record\":\"corpus\",\"ncf\":9}"), NCI_D_NCF_VERSION, NCORP_ERR_UNSUPPORTED, 26 },
    { NCI_STR("{\"record\":\"picture\"}"), NCI_D_NCF_KIND, NCORP_ERR_UNSUPPORTED, 11 },
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    transcript t = { 0 };
    outcome o = read_line(&t, cases[i].line, NCORP_READ_STRICT);
    assert_int_equal(o.status, cases[i].status);
    assert_int_equal(o.error.diagnostic, cases[i].number);
    assert_int_equal(o.error.column, cases[i].column);
    transcript_done(&t);
  }
}

static void every_cut_and_every_changed_byte(void **state)
{
  (void)state;
  static char line[8192], changed[8192];
  ncorp_str text = article_line(line, 0, 1);
  for (size_t n = 1; n < text.size; n++) {
    char *cut = malloc(n);
    memcpy(cut, text.data, n);
    transcript t = { 0 };
    assert_int_equal(read_line(&t, nci_str(cut, n), 0).skipped, 1);
    transcript_done(&t);
    free(cut);
  }
  static const char bytes[] = "\"\\{}[],:0- n\xff";
  for (size_t at = 0; at < text.size; at++)
    for (size_t b = 0; b < sizeof bytes; b++) { /* the NUL byte too */
      memcpy(changed, text.data, text.size);
      changed[at] = bytes[b];
      transcript t = { 0 };
      outcome o = read_line(&t, nci_str(changed, text.size), 0);
      assert_int_equal(o.status, NCORP_OK);
      if (!o.skipped) { /* what is still an article prints stably */
        transcript again = { 0 };
        size_t last = t.text.size - 1, start = last;
        while (start && t.text.data[start - 1] != '\n') start--;
        assert_int_equal(read_line(&again, nci_str(t.text.data + start, last - start), 0).skipped, 0);
        assert_int_equal(again.text.size, t.text.size - start);
        assert_memory_equal(again.text.data, t.text.data + start, again.text.size);
        transcript_done(&again);
      }
      transcript_done(&t);
    }
}

/* The first `left` allocations succeed. */
typedef struct failing {
  size_t left;
  int64_t live;
} failing;

static void *failing_alloc(void *ctx, size_t size)
{
  failing *f = ctx;
  if (!f->left) return NULL;
  f->left--;
  f->live++;
  return malloc(size);
}

static void *failing_realloc(void *ctx, void *block, size_t old_size, size_t new_size)
{
  failing *f = ctx;
  (void)old_size;
  return f->left ? f->left--, realloc(block, new_size) : NULL;
}

static void failing_free(void *ctx, void *block, size_t size)
{
  (void)size;
  ((failing *)ctx)->live--;
  free(block);
}

static void memory_may_run_out_anywhere(void **state)
{
  (void)state;
  /* Many tokens, so that the arena asks for memory more than once or twice. */
  enum { TOKENS = 20000 };
  char *line = malloc(TOKENS * 32), *p = line;
  p += sprintf(p, "{\"record\":\"article\",\"id\":\"a\",\"k\":1,\"text\":\"\u00e9 ");
  for (int i = 0; i < TOKENS; i++) *p++ = 'x';
  p += sprintf(p, "\",\"tokens\":{\"start\":[0");
  for (int i = 1; i < TOKENS; i++) p += sprintf(p, ",%d", i);
  p += sprintf(p, "],\"end\":[1");
  for (int i = 1; i < TOKENS; i++) p += sprintf(p, ",%d", i);
  p += sprintf(p, "],\"lemma\":[\"0\"");
  for (int i = 1; i < TOKENS; i++) p += sprintf(p, ",\"%d\"", i);
  p += sprintf(p, "]}}");
  ncorp_status status = NCORP_ERR_NOMEM;
  size_t n = 0;
  for (; status != NCORP_OK; n++) {
    failing f = { n, 0 };
    const ncorp_allocator allocator = { &f, failing_alloc, failing_realloc, failing_free };
    transcript t = { 0 };
    outcome o = read_with(&t, nci_str(line, (size_t)(p - line)), 0, &allocator);
    status = o.status;
    assert_true(status == NCORP_OK || status == NCORP_ERR_NOMEM);
    assert_int_equal(t.articles, status == NCORP_OK);
    assert_int_equal(f.live, 0);
    transcript_done(&t);
  }
  assert_true(n > 5);
  free(line);
}

static ncorp_status take_tokens(void *ctx, const nci_article_data *article)
{
  static const uint32_t expected[][2] = { { 1, 2 }, { 2, 2 }, { 2, 4 } };
  assert_int_equal(article->sentence_count, 3);
  for (uint32_t i = 0; i < 3; i++) {
    assert_int_equal(article->sentences[i].first_token, expected[i][0]);
    assert_int_equal(article->sentences[i].end_token, expected[i][1]);
  }
  ++*(int *)ctx;
  return NCORP_ERR_CANCELLED;
}

static void sentences_get_their_tokens_and_the_sink_can_stop(void **state)
{
  (void)state;
  int taken = 0;
  nci_sink sink = { .ctx = &taken, .article = take_tokens };
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  const nci_where where = { .line = 1 };
  nci_ncf_reader reader;
  nci_ncf_reader_init(&reader, ncorp_allocator_default(), &options, &sink);
  /* A token before the first sentence, one in it, none in the second, two in the last. */
  ncorp_status status = nci_ncf_read_line(&reader, NCI_STR("{\"record\":\"article\",\"id\":\"a\",\"text\":\"0123456789\",\"tokens\":"
    "{\"start\":[0,2,6,8],\"end\":[1,3,7,9]},\"sentences\":[[2,4],[4,5],[6,10]]}"), &where, NULL);
  assert_int_equal(status, NCORP_ERR_CANCELLED);
  assert_int_equal(taken, 1);
  assert_int_equal(reader.skipped, 0);
  nci_ncf_reader_done(&reader);
}

static void another_source_begins_anew(void **state)
{
  (void)state;
  static const ncorp_str refused = NCI_STR("{\"record\":\"corpus\",\"ncf\":2}");
  static const ncorp_str article = NCI_STR("{\"record\":\"article\",\"id\":\"a\",\"text\":\"\"}");
  transcript t = { .brief = true };
  nci_buffer_init(&t.text, ncorp_allocator_default());
  nci_sink sink = transcript_sink(&t);
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  const nci_where where = { .line = 1 };
  nci_ncf_reader reader;
  nci_ncf_reader_init(&reader, ncorp_allocator_default(), &options, &sink);
  nci_ncf_reader_begin(&reader);
  nci_ncf_read_line(&reader, refused, &where, NULL);
  nci_ncf_read_line(&reader, article, &where, NULL);
  assert_int_equal(t.articles, 0);
  assert_int_equal(reader.skipped, 2);
  nci_ncf_reader_begin(&reader);
  nci_ncf_read_line(&reader, article, &where, NULL);
  assert_int_equal(t.articles, 1);
  assert_int_equal(t.findings, 2); /* the version; no header in the second source */
  nci_ncf_reader_done(&reader);
  transcript_done(&t);
}

static void a_flood_of_repeated_keys_is_one_finding(void **state)
{
  (void)state;
  enum { KEYS = 100000 };
  char *line = malloc(KEYS * 16), *p = line;
  p += sprintf(p, "{\"record\":\"article\",\"id\":\"a\",\"text\":\"\"");
  for (int i = 0; i < KEYS; i++) p += sprintf(p, ",\"title\":\"t\"");
  *p++ = '}';
  transcript t = { .brief = true };
  assert_int_equal(read_line(&t, nci_str(line, (size_t)(p - line)), 0).status, NCORP_OK);
  assert_int_equal(t.findings, 1);
  assert_int_equal(t.articles, 1);
  transcript_done(&t);
  free(line);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_printed_article_is_read_as_it_is),
    cmocka_unit_test(the_order_of_keys_does_not_matter),
    cmocka_unit_test(places_count_in_the_file),
    cmocka_unit_test(damaged_bytes_are_named),
    cmocka_unit_test(every_cut_and_every_changed_byte),
    cmocka_unit_test(memory_may_run_out_anywhere),
    cmocka_unit_test(sentences_get_their_tokens_and_the_sink_can_stop),
    cmocka_unit_test(another_source_begins_anew),
    cmocka_unit_test(a_flood_of_repeated_keys_is_one_finding),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
