/* Tables for Arrow's consumers: what every column holds, nulls, batches, lives of arrays that outlast what they came from,
 * readers as sources, and failures. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <errno.h>
#include <cmocka.h>
#include <newscorpus/newscorpus.h>

#include "base/str.h"
#include "support/arrow_print.h"
#include "support/failing.h"

#define HEADER "{\"record\":\"corpus\",\"ncf\":1,\"language\":\"en\"}\n"
/* Two articles: one with something in every layer, one bare. The é makes bytes and code points differ. */
#define FIRST                                                                                                                   \
  "{\"record\":\"article\",\"id\":\"n1\",\"uri\":\"n1.txt\",\"title\":\"Café talks\",\"outlet\":\"Harbour Post\",\"language\":\"en\"," \
  "\"byline\":[\"Ivo Pell\",\"Una Rask\"],\"published\":\"2024-05-06T07:00:00Z\",\"published_from\":\"metadata\","                    \
  "\"dateline\":{\"place\":\"TARN\",\"span\":[0,7]},\"text\":\"TARN — é Ona Lusk met 20 envoys on Monday, \\\"It is done,\\\" she said.\","                    \
  "\"blocks\":[[\"paragraph\",0,66]],\"sentences\":[[7,66]],"                                                                        \
  "\"tokens\":{\"start\":[9,13,18],\"end\":[12,17,21],\"lemma\":[\"Ona\",\"Lusk\",\"meet\"],\"upos\":[\"PROPN\",\"PROPN\",\"VERB\"],"                     \
  "\"feats\":[null,null,\"Tense=Past\"],\"head\":[2,0,-1],\"deprel\":[\"nsubj\",\"flat\",\"root\"]},"                                      \
  "\"times\":[{\"span\":[35,41],\"type\":\"DATE\",\"value\":\"2024-05-06\",\"mod\":null}],"                                          \
  "\"quantities\":[{\"span\":[22,24],\"value\":20,\"bound\":\"exact\",\"unit\":\"envoy\",\"unit_span\":[25,31]}],"                     \
  "\"mentions\":[{\"span\":[9,17],\"type\":\"PER\",\"form\":\"name\",\"entity\":\"E0\",\"gender\":\"Fem\"},"                          \
  "{\"span\":[25,31],\"type\":\"PER\",\"form\":\"nominal\",\"entity\":null},"                                                      \
  "{\"span\":[57,60],\"type\":\"PER\",\"form\":\"pronoun\",\"entity\":\"E0\"}],"                                                    \
  "\"entities\":[{\"id\":\"E0\",\"type\":\"PER\",\"name\":\"Ona Lusk\",\"country\":\"NOR\",\"sector\":\"GOV\",\"roles\":[\"minister\"]}],"    \
  "\"quotes\":[{\"span\":[44,55],\"kind\":\"direct\",\"speaker\":2,\"cue\":[61,65]}],"                                               \
  "\"events\":[{\"event\":\"CONSULT\",\"mode\":[\"visit\"],\"context\":[],\"cameo\":\"042\",\"trigger\":[18,21],\"sentence\":0,"             \
  "\"actor\":[{\"mention\":0}],\"recipient\":[{\"mention\":1}],\"event_loc\":null,\"time\":0,\"date\":\"2024-05-06\",\"duration\":null,"  \
  "\"status\":\"occurred\",\"attribution\":2,\"size\":{\"participants\":{\"value\":20,\"bound\":\"at_least\"},\"counts\":[{\"unit\":\"boat\",\"value\":2.5,\"bound\":\"about\"}]},\"confidence\":0.5,\"because\":\"meet\",\"evidence\":[{\"field\":\"date\",\"because\":\"day-told\"}],\"record\":\"V0\"}]," \
  "\"story\":\"S0\"}\n"
#define SECOND "{\"record\":\"article\",\"id\":\"n2\",\"text\":\"Nothing.\",\"story\":\"S0\"}\n"
#define LINKED                                                                                                               \
  "{\"record\":\"entity\",\"id\":\"E0\",\"type\":\"PER\",\"name\":\"Ona Lusk\",\"names\":[{\"name\":\"Ona Lusk\",\"count\":2,\"articles\":[\"n1\"]}],\"country\":\"NOR\",\"sector\":\"GOV\",\"roles\":[\"minister\"],\"articles\":[\"n1\"],\"mentions\":2}\n" \
  "{\"record\":\"event\",\"id\":\"V0\",\"event\":\"CONSULT\",\"quad_code\":1,\"mode\":[\"visit\"],\"context\":[],\"cameo\":\"042\",\"date\":\"2024-05-06\",\"enddate\":null,\"date_precision\":\"day\"," \
  "\"actor\":[{\"entity\":\"E0\",\"code\":\"NOR\",\"sector\":\"GOV\",\"entity_text\":\"Ona Lusk\"}],\"recipient\":[{\"entity_text\":\"envoys\"}],"                       \
  "\"event_loc\":{\"entity\":null,\"text\":\"Tarn\",\"country\":\"NOR\",\"lat\":61.5,\"lon\":9.25},\"status\":\"occurred\",\"duration\":null,\"size\":{\"dead\":{\"value\":0,\"bound\":\"exact\"}},"   \
  "\"reports\":[{\"article\":\"n1\",\"event\":0},{\"article\":\"n2\",\"event\":3}],"                                                                        \
  "\"differences\":[{\"field\":\"size.dead\",\"values\":[{\"value\":\"0\",\"articles\":[\"n1\"],\"latest\":true,\"specific\":true},{\"value\":\"\",\"articles\":[\"n2\"]}]}],\"confidence\":0.75}\n" \
  "{\"record\":\"story\",\"id\":\"S0\",\"articles\":[\"n1\",\"n2\"],\"title\":\"Café talks\",\"first\":\"2024-05-06\",\"last\":null}\n"

static ncorp_reader *reader_of(const ncorp_str *file, uint32_t flags)
{
  ncorp_source source = { sizeof source, NCORP_SOURCE_MEMORY, NCORP_FORMAT_NCF, "tables.ncf", file->data, file->size, NULL, NULL };
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  ncorp_reader *reader;
  options.flags = flags;
  assert_int_equal(ncorp_reader_open(&source, 1, &options, &reader, NULL), NCORP_OK);
  return reader;
}

static ncorp_corpus *corpus_of(const char *text)
{
  ncorp_str file = nci_cstr(text);
  ncorp_reader *reader = reader_of(&file, NCORP_READ_STRICT);
  ncorp_corpus *corpus;
  ncorp_error error = NCORP_ERROR_INIT;
  if (ncorp_reader_next(reader, SIZE_MAX, &corpus, &error) != NCORP_OK) fail_msg("%s", error.message);
  ncorp_reader_close(reader);
  return corpus;
}

static const char everything[] = HEADER FIRST SECOND LINKED;

/* The rows of a table as lines; `batches` is what arrow_drain() gives, or NULL. */
static void rows_of(ncorp_corpus *corpus, ncorp_arrow_table table, const ncorp_arrow_options *options, nci_buffer *out, int *batches)
{
  struct ArrowArrayStream stream;
  nci_buffer_init(out, ncorp_allocator_default());
  assert_int_equal(ncorp_arrow_stream(corpus, table, options, &stream, NULL), NCORP_OK);
  int n = arrow_drain(&stream, out);
  assert_true(n >= 0);
  if (batches) *batches = n;
}

static void assert_rows(ncorp_arrow_table table, const ncorp_arrow_options *options, const char *wanted)
{
  ncorp_corpus *corpus = corpus_of(everything);
  nci_buffer rows;
  rows_of(corpus, table, options, &rows, NULL);
  nci_buffer_char(&rows, '\0');
  assert_string_equal(rows.data, wanted);
  nci_buffer_done(&rows);
  ncorp_corpus_unref(corpus);
}

static const ncorp_arrow_options codepoints = { .struct_size = sizeof codepoints, .offsets = NCORP_OFFSETS_CODEPOINTS };

static void test_articles(void **state)
{
  (void)state;
  assert_rows(NCORP_ARROW_ARTICLES, &codepoints,
    "{\"id\":\"n1\",\"uri\":\"n1.txt\",\"title\":\"Café talks\",\"outlet\":\"Harbour Post\",\"language\":\"en\",\"authors\":[\"Ivo Pell\",\"Una Rask\"],"
    "\"published\":\"2024-05-06T07:00:00Z\",\"published_day\":19849,\"published_from\":\"metadata\",\"dateline\":\"TARN\",\"dateline_start\":0,\"dateline_end\":7,"
    "\"text\":\"TARN — é Ona Lusk met 20 envoys on Monday, \"It is done,\" she said.\",\"blocks\":[{\"kind\":\"paragraph\",\"start\":0,\"end\":66}],\"story\":\"S0\",\"near_duplicate_of\":null}\n"
    "{\"id\":\"n2\",\"uri\":null,\"title\":null,\"outlet\":null,\"language\":null,\"authors\":[],\"published\":null,\"published_day\":null,\"published_from\":null,"
    "\"dateline\":null,\"dateline_start\":null,\"dateline_end\":null,\"text\":\"Nothing.\",\"blocks\":[],\"story\":\"S0\",\"near_duplicate_of\":null}\n");
}

static void test_records(void **state)
{
  (void)state;
  ncorp_corpus *corpus = corpus_of(everything);
  ncorp_text *text;
  struct ArrowArrayStream stream;
  struct ArrowArray batch;
  assert_int_equal(ncorp_arrow_stream(corpus, NCORP_ARROW_RECORDS, NULL, &stream, NULL), NCORP_OK);
  assert_int_equal(stream.get_next(&stream, &batch), 0);
  assert_int_equal(batch.length, 2);
  for (int i = 0; i < 2; i++) {
    assert_int_equal(ncorp_article_json(ncorp_corpus_article(corpus, (size_t)i), &text, NULL), NCORP_OK);
    assert_true(nci_str_eq(arrow_string(batch.children[6], i), ncorp_text_view(text)));
    ncorp_text_unref(text);
  }
  assert_true(arrow_is_null(batch.children[1], 1));
  batch.release(&batch);
  stream.release(&stream);
  ncorp_corpus_unref(corpus);
}

static void test_sentences_and_tokens(void **state)
{
  (void)state;
  assert_rows(NCORP_ARROW_SENTENCES, &codepoints,
    "{\"article\":\"n1\",\"sentence\":0,\"start\":7,\"end\":66,\"text\":\"é Ona Lusk met 20 envoys on Monday, \"It is done,\" she said.\",\"first_token\":0,\"end_token\":3}\n");
  assert_rows(NCORP_ARROW_TOKENS, &codepoints,
    "{\"article\":\"n1\",\"token\":0,\"sentence\":0,\"start\":9,\"end\":12,\"text\":\"Ona\",\"lemma\":\"Ona\",\"upos\":\"PROPN\",\"xpos\":null,\"feats\":null,\"head\":2,\"deprel\":\"nsubj\"}\n"
    "{\"article\":\"n1\",\"token\":1,\"sentence\":0,\"start\":13,\"end\":17,\"text\":\"Lusk\",\"lemma\":\"Lusk\",\"upos\":\"PROPN\",\"xpos\":null,\"feats\":null,\"head\":0,\"deprel\":\"flat\"}\n"
    "{\"article\":\"n1\",\"token\":2,\"sentence\":0,\"start\":18,\"end\":21,\"text\":\"met\",\"lemma\":\"meet\",\"upos\":\"VERB\",\"xpos\":null,\"feats\":\"Tense=Past\",\"head\":null,\"deprel\":\"root\"}\n");
}

static void test_layers(void **state)
{
  (void)state;
  assert_rows(NCORP_ARROW_ENTITIES, &codepoints,
    "{\"article\":\"n1\",\"entity\":\"E0\",\"type\":\"PER\",\"name\":\"Ona Lusk\",\"country\":\"NOR\",\"country_because\":null,\"sector\":\"GOV\",\"sector_because\":null,\"roles\":[\"minister\"],\"facts\":[],\"gender\":null,"
    "\"unnamed\":false,\"lat\":null,\"lon\":null,\"mentions\":2}\n");
  assert_rows(NCORP_ARROW_MENTIONS, &codepoints,
    "{\"article\":\"n1\",\"mention\":0,\"start\":9,\"end\":17,\"text\":\"Ona Lusk\",\"type\":\"PER\",\"form\":\"name\",\"entity\":\"E0\",\"name\":\"Ona Lusk\",\"head_start\":9,\"head_end\":17,\"number\":null,\"gender\":\"Fem\",\"stands_for\":null,\"because\":null}\n"
    "{\"article\":\"n1\",\"mention\":1,\"start\":25,\"end\":31,\"text\":\"envoys\",\"type\":\"PER\",\"form\":\"nominal\",\"entity\":null,\"name\":\"envoys\",\"head_start\":25,\"head_end\":31,\"number\":null,\"gender\":null,\"stands_for\":null,\"because\":null}\n"
    "{\"article\":\"n1\",\"mention\":2,\"start\":57,\"end\":60,\"text\":\"she\",\"type\":\"PER\",\"form\":\"pronoun\",\"entity\":\"E0\",\"name\":\"Ona Lusk\",\"head_start\":57,\"head_end\":60,\"number\":null,\"gender\":null,\"stands_for\":null,\"because\":null}\n");
  assert_rows(NCORP_ARROW_QUOTES, &codepoints,
    "{\"article\":\"n1\",\"quote\":0,\"start\":44,\"end\":55,\"text\":\"It is done,\",\"kind\":\"direct\",\"speaker\":2,\"speaker_entity\":\"E0\",\"speaker_name\":\"Ona Lusk\",\"cue_start\":61,\"cue_end\":65,\"cue\":\"said\",\"inside\":null,\"because\":null}\n");
  assert_rows(NCORP_ARROW_TIMES, &codepoints,
    "{\"article\":\"n1\",\"time\":0,\"start\":35,\"end\":41,\"text\":\"Monday\",\"type\":\"DATE\",\"value\":\"2024-05-06\",\"first_day\":19849,\"last_day\":19849,\"mod\":null,\"quant\":null,\"freq\":null,\"begin_value\":null,\"end_value\":null,\"because\":null}\n");
  assert_rows(NCORP_ARROW_QUANTITIES, &codepoints,
    "{\"article\":\"n1\",\"quantity\":0,\"start\":22,\"end\":24,\"text\":\"20\",\"value\":20,\"high\":null,\"bound\":\"exact\",\"unit\":\"envoy\",\"unit_start\":25,\"unit_end\":31,\"casualty\":null,\"because\":null}\n");
}

static void test_offsets_in_bytes(void **state)
{
  (void)state;
  assert_rows(NCORP_ARROW_QUANTITIES, NULL, /* the dash takes three bytes, the letter two */
    "{\"article\":\"n1\",\"quantity\":0,\"start\":25,\"end\":27,\"text\":\"20\",\"value\":20,\"high\":null,\"bound\":\"exact\",\"unit\":\"envoy\",\"unit_start\":28,\"unit_end\":34,\"casualty\":null,\"because\":null}\n");
}

#define NO_SIZE(name) "\"" name "\":null,\"" name "_bound\":null,"

static void test_events(void **state)
{
  (void)state;
  assert_rows(NCORP_ARROW_EVENTS, &codepoints,
    "{\"article\":\"n1\",\"event\":0,\"type\":\"CONSULT\",\"quad_code\":1,\"modes\":[\"visit\"],\"contexts\":[],\"cameo\":\"042\",\"code\":null,\"start\":18,\"end\":21,\"text\":\"met\",\"sentence\":0,"
    "\"actors\":[{\"mention\":0,\"entity\":\"E0\",\"name\":\"Ona Lusk\",\"code\":null}],\"recipients\":[{\"mention\":1,\"entity\":null,\"name\":\"envoys\",\"code\":null}],"
    "\"place_mention\":null,\"place\":null,\"place_entity\":null,\"time\":0,\"date\":\"2024-05-06\",\"first_day\":19849,\"last_day\":19849,\"duration\":null,\"status\":\"occurred\","
    "\"attribution\":2,\"attribution_name\":\"Ona Lusk\"," NO_SIZE("dead") NO_SIZE("injured") NO_SIZE("arrested") NO_SIZE("abducted")
    "\"participants\":20,\"participants_bound\":\"at_least\",\"counts\":[{\"unit\":\"boat\",\"value\":2.5,\"bound\":\"about\"}],\"confidence\":0.5,\"because\":\"meet\",\"evidence\":[{\"field\":\"date\",\"start\":null,\"end\":null,\"because\":\"day-told\"}],\"record\":\"V0\"}\n");
  assert_rows(NCORP_ARROW_PARTICIPANTS, &codepoints,
    "{\"article\":\"n1\",\"event\":0,\"side\":\"actor\",\"mention\":0,\"text\":\"Ona Lusk\",\"type\":\"PER\",\"entity\":\"E0\",\"name\":\"Ona Lusk\",\"country\":\"NOR\",\"sector\":\"GOV\",\"code\":null}\n"
    "{\"article\":\"n1\",\"event\":0,\"side\":\"recipient\",\"mention\":1,\"text\":\"envoys\",\"type\":\"PER\",\"entity\":null,\"name\":\"envoys\",\"country\":null,\"sector\":null,\"code\":null}\n");
}

static void test_linked_records(void **state)
{
  (void)state;
  assert_rows(NCORP_ARROW_LINKED_ENTITIES, NULL,
    "{\"id\":\"E0\",\"type\":\"PER\",\"name\":\"Ona Lusk\",\"names\":[{\"name\":\"Ona Lusk\",\"count\":2,\"articles\":[\"n1\"]}],\"country\":\"NOR\",\"sector\":\"GOV\",\"roles\":[\"minister\"],\"articles\":[\"n1\"],\"mentions\":2,\"lat\":null,\"lon\":null,\"unnamed\":false}\n");
  assert_rows(NCORP_ARROW_LINKED_EVENTS, NULL,
    "{\"id\":\"V0\",\"type\":\"CONSULT\",\"quad_code\":1,\"modes\":[\"visit\"],\"contexts\":[],\"cameo\":\"042\",\"date\":19849,\"enddate\":null,\"date_precision\":\"day\","
    "\"actors\":[{\"entity\":\"E0\",\"name\":\"Ona Lusk\",\"code\":\"NOR\",\"sector\":\"GOV\"}],\"recipients\":[{\"entity\":null,\"name\":\"envoys\",\"code\":null,\"sector\":null}],"
    "\"place\":\"Tarn\",\"place_entity\":null,\"place_country\":\"NOR\",\"lat\":61.5,\"lon\":9.25,\"status\":\"occurred\",\"duration\":null,"
    "\"dead\":0,\"dead_bound\":\"exact\"," NO_SIZE("injured") NO_SIZE("arrested") NO_SIZE("abducted") NO_SIZE("participants")
    "\"counts\":[],\"reports\":2,\"differences\":1,\"confidence\":0.75}\n");
  assert_rows(NCORP_ARROW_REPORTS, NULL, "{\"record\":\"V0\",\"article\":\"n1\",\"event\":0}\n{\"record\":\"V0\",\"article\":\"n2\",\"event\":3}\n");
  assert_rows(NCORP_ARROW_DIFFERENCES, NULL,
    "{\"record\":\"V0\",\"field\":\"size.dead\",\"value\":\"0\",\"articles\":[\"n1\"],\"latest\":true,\"specific\":true}\n{\"record\":\"V0\",\"field\":\"size.dead\",\"value\":\"\",\"articles\":[\"n2\"],\"latest\":false,\"specific\":false}\n");
  assert_rows(NCORP_ARROW_STORIES, NULL, "{\"id\":\"S0\",\"title\":\"Café talks\",\"first\":19849,\"last\":null,\"articles\":[\"n1\",\"n2\"]}\n");
}

/* An analysed and linked text with many rows, some nulls in every bitmap byte. */
static ncorp_corpus *analysed(void)
{
  static const char text[] =
    "Harbour talks\n\nTARN, May 6 (Wire) - Minister Ona Lusk met 20 envoys of Norway and Iceland in Tarn on Monday. \"It is done,\" she said.\n\n"
    "Police in Oslo arrested at least 12 people on Sunday. Lusk warned that Iceland could face sanctions. Two boats sank near Bergen last week.\n";
  ncorp_source source = { sizeof source, NCORP_SOURCE_MEMORY, NCORP_FORMAT_TEXT, "a.txt", text, sizeof text - 1, NULL, NULL };
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  ncorp_reader *reader;
  ncorp_analyzer *analyzer;
  ncorp_corpus *read, *annotated, *linked;
  options.published = "2024-05-06";
  assert_int_equal(ncorp_reader_open(&source, 1, &options, &reader, NULL), NCORP_OK);
  assert_int_equal(ncorp_reader_next(reader, 1, &read, NULL), NCORP_OK);
  ncorp_reader_close(reader);
  assert_int_equal(ncorp_analyzer_new(NULL, &analyzer, NULL), NCORP_OK);
  assert_int_equal(ncorp_analyzer_run(analyzer, read, NULL, &annotated, NULL), NCORP_OK);
  assert_int_equal(ncorp_link(annotated, NULL, &linked, NULL), NCORP_OK);
  ncorp_analyzer_unref(analyzer);
  ncorp_corpus_unref(read);
  ncorp_corpus_unref(annotated);
  return linked;
}

static void test_batches_and_dictionaries_change_no_row(void **state)
{
  (void)state;
  ncorp_corpus *corpus = analysed();
  for (int table = 0; ncorp_arrow_table_name((ncorp_arrow_table)table); table++) {
    nci_buffer whole, pieces;
    int batches;
    ncorp_arrow_options options = NCORP_ARROW_OPTIONS_INIT;
    rows_of(corpus, (ncorp_arrow_table)table, NULL, &whole, &batches);
    assert_in_range(batches, 0, 1);
    size_t lines = 0;
    for (size_t i = 0; i < whole.size; i++) lines += whole.data[i] == '\n';
    options.batch_rows = 1 + (uint32_t)table % 4;
    options.plain = table % 2;
    rows_of(corpus, (ncorp_arrow_table)table, &options, &pieces, &batches);
    assert_int_equal(batches, (lines + options.batch_rows - 1) / options.batch_rows);
    assert_true(nci_str_eq(nci_str(whole.data, whole.size), nci_str(pieces.data, pieces.size)));
    nci_buffer_done(&whole);
    nci_buffer_done(&pieces);
  }
  ncorp_corpus_unref(corpus);
}

static void test_arrays_outlive_what_they_came_from(void **state)
{
  (void)state;
  ncorp_corpus *corpus = corpus_of(everything);
  struct ArrowArrayStream stream;
  struct ArrowSchema type;
  struct ArrowArray batch, child;
  assert_int_equal(ncorp_arrow_stream(corpus, NCORP_ARROW_MENTIONS, NULL, &stream, NULL), NCORP_OK);
  ncorp_corpus_unref(corpus);
  assert_int_equal(stream.get_next(&stream, &batch), 0);
  assert_int_equal(stream.get_schema(&stream, &type), 0);
  stream.release(&stream);
  /* The child moves out: its old place says so, and its parent goes first. */
  child = *batch.children[5];
  batch.children[5]->release = NULL;
  struct ArrowSchema child_type = *type.children[5];
  type.children[5]->release = NULL;
  batch.release(&batch);
  type.release(&type);
  assert_string_equal(child_type.name, "type");
  assert_string_equal(child_type.format, "i");
  assert_true(nci_str_eq(arrow_string(child.dictionary, arrow_int(&child, 2)), NCI_STR("PER")));
  child.release(&child);
  child_type.release(&child_type);
}

/* The value of a key in a schema's metadata. */
static ncorp_str metadata(const char *at, const char *key)
{
  int32_t pairs, size;
  if (!at) return NCI_NO_STR;
  memcpy(&pairs, at, sizeof pairs);
  for (at += sizeof pairs; pairs--;) {
    ncorp_str parts[2];
    for (int i = 0; i < 2; i++) {
      memcpy(&size, at, sizeof size);
      parts[i] = nci_str(at + sizeof size, (size_t)size);
      at += sizeof size + (size_t)size;
    }
    if (nci_str_is(parts[0], key)) return parts[1];
  }
  return NCI_NO_STR;
}

static void test_every_column_is_described(void **state)
{
  (void)state;
  for (int table = 0; ncorp_arrow_table_name((ncorp_arrow_table)table); table++) {
    struct ArrowSchema type;
    assert_int_equal(ncorp_arrow_schema((ncorp_arrow_table)table, &codepoints, &type, NULL), NCORP_OK);
    assert_true(nci_str_is(metadata(type.metadata, "newscorpus.table"), ncorp_arrow_table_name((ncorp_arrow_table)table)));
    assert_true(nci_str_is(metadata(type.metadata, "newscorpus.offsets"), "codepoints"));
    for (int64_t i = 0; i < type.n_children; i++) assert_true(metadata(type.children[i]->metadata, "description").size);
    type.release(&type);
  }
}

static void test_streams_from_readers(void **state)
{
  (void)state;
  ncorp_str file = nci_str(everything, sizeof everything - 1);
  ncorp_arrow_options options = NCORP_ARROW_OPTIONS_INIT;
  options.batch_articles = 1;
  ncorp_corpus *corpus = corpus_of(everything);
  for (int table = 0; ncorp_arrow_table_name((ncorp_arrow_table)table); table++) {
    struct ArrowArrayStream stream;
    nci_buffer whole, read;
    rows_of(corpus, (ncorp_arrow_table)table, NULL, &whole, NULL);
    nci_buffer_init(&read, ncorp_allocator_default());
    assert_int_equal(ncorp_arrow_read(reader_of(&file, 0), NULL, (ncorp_arrow_table)table, &options, &stream, NULL), NCORP_OK);
    assert_true(arrow_drain(&stream, &read) >= 0);
    /* A mention's name is the linked one only where the linked records are at hand. */
    if (table != NCORP_ARROW_MENTIONS) assert_true(nci_str_eq(nci_str(whole.data, whole.size), nci_str(read.data, read.size)));
    nci_buffer_done(&whole);
    nci_buffer_done(&read);
  }
  ncorp_corpus_unref(corpus);
}

static void test_an_analyzer_makes_the_rows(void **state)
{
  (void)state;
  static const char text[] = HEADER "{\"record\":\"article\",\"id\":\"a\",\"text\":\"Ona Lusk met envoys in Oslo.\"}\n";
  ncorp_str file = nci_str(text, sizeof text - 1);
  struct ArrowArrayStream stream;
  ncorp_analyzer *analyzer;
  nci_buffer rows;
  nci_buffer_init(&rows, ncorp_allocator_default());
  assert_int_equal(ncorp_analyzer_new(NULL, &analyzer, NULL), NCORP_OK);
  assert_int_equal(ncorp_arrow_read(reader_of(&file, 0), analyzer, NCORP_ARROW_SENTENCES, NULL, &stream, NULL), NCORP_OK);
  ncorp_analyzer_unref(analyzer);
  assert_int_equal(arrow_drain(&stream, &rows), 1);
  nci_buffer_char(&rows, '\0');
  assert_string_equal(rows.data, "{\"article\":\"a\",\"sentence\":0,\"start\":0,\"end\":28,\"text\":\"Ona Lusk met envoys in Oslo.\",\"first_token\":0,\"end_token\":7}\n");
  nci_buffer_done(&rows);
}

static void test_a_reader_that_fails(void **state)
{
  (void)state;
  static const char text[] = HEADER "{\"record\":\"article\",\"id\":\"a\",\"text\":\"Rain.\"}\n{\"record\":\"article\",\"id\":7}\n";
  ncorp_str file = nci_str(text, sizeof text - 1);
  struct ArrowArrayStream stream;
  struct ArrowArray batch;
  ncorp_arrow_options options = NCORP_ARROW_OPTIONS_INIT;
  options.batch_rows = options.batch_articles = 1;
  assert_int_equal(ncorp_arrow_read(reader_of(&file, NCORP_READ_STRICT), NULL, NCORP_ARROW_ARTICLES, &options, &stream, NULL), NCORP_OK);
  assert_int_equal(stream.get_next(&stream, &batch), 0);
  assert_non_null(batch.release);
  batch.release(&batch);
  assert_null(stream.get_last_error(&stream));
  assert_int_equal(stream.get_next(&stream, &batch), EINVAL);
  assert_null(batch.release);
  assert_non_null(stream.get_last_error(&stream));
  assert_int_equal(stream.get_next(&stream, &batch), 0); /* at its end now */
  assert_null(batch.release);
  stream.release(&stream);
}

static void test_amounts_beyond_their_type(void **state)
{
  (void)state;
  ncorp_corpus *corpus = corpus_of(HEADER SECOND "{\"record\":\"entity\",\"id\":\"E0\",\"type\":\"PER\",\"name\":\"A\",\"mentions\":4000000000}\n");
  struct ArrowArrayStream stream;
  struct ArrowArray batch;
  assert_int_equal(ncorp_arrow_stream(corpus, NCORP_ARROW_LINKED_ENTITIES, NULL, &stream, NULL), NCORP_OK);
  assert_int_equal(stream.get_next(&stream, &batch), EOVERFLOW);
  assert_non_null(stream.get_last_error(&stream));
  stream.release(&stream);
  ncorp_corpus_unref(corpus);
}

static void test_misuse(void **state)
{
  (void)state;
  ncorp_corpus *bare = corpus_of(HEADER SECOND);
  struct ArrowArrayStream stream;
  struct ArrowSchema type;
  ncorp_error error = NCORP_ERROR_INIT;
  ncorp_arrow_options strange = NCORP_ARROW_OPTIONS_INIT;
  strange.offsets = (ncorp_offsets)7;
  assert_int_equal(ncorp_arrow_stream(NULL, NCORP_ARROW_EVENTS, NULL, &stream, &error), NCORP_ERR_ARG);
  assert_null(stream.release);
  assert_int_equal(ncorp_arrow_stream(bare, NCORP_ARROW_EVENTS, NULL, NULL, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_arrow_stream(bare, (ncorp_arrow_table)99, NULL, &stream, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_arrow_stream(bare, (ncorp_arrow_table)-1, NULL, &stream, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_arrow_stream(bare, NCORP_ARROW_EVENTS, &strange, &stream, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_arrow_stream(bare, NCORP_ARROW_STORIES, NULL, &stream, &error), NCORP_ERR_UNSUPPORTED);
  assert_true(error.message[0]);
  assert_int_equal(ncorp_arrow_read(NULL, NULL, NCORP_ARROW_EVENTS, NULL, &stream, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_arrow_schema(NCORP_ARROW_EVENTS, NULL, NULL, &error), NCORP_ERR_ARG);
  assert_int_equal(ncorp_arrow_schema((ncorp_arrow_table)99, NULL, &type, &error), NCORP_ERR_ARG);
  assert_null(ncorp_arrow_table_name((ncorp_arrow_table)99));
  ncorp_str file = NCI_STR(HEADER SECOND);
  ncorp_reader *reader = reader_of(&file, 0);
  ncorp_analyzer *analyzer;
  assert_int_equal(ncorp_analyzer_new(NULL, &analyzer, NULL), NCORP_OK);
  assert_int_equal(ncorp_arrow_read(reader, analyzer, NCORP_ARROW_STORIES, NULL, &stream, &error), NCORP_ERR_ARG);
  ncorp_reader_close(reader); /* not taken over */
  ncorp_analyzer_unref(analyzer);
  ncorp_corpus_unref(bare);
}

/* Each allocation fails in turn: ENOMEM, and nothing stays behind. */
static void test_without_memory(void **state)
{
  (void)state;
  ncorp_corpus *corpus = corpus_of(everything);
  for (int table = 0; ncorp_arrow_table_name((ncorp_arrow_table)table); table++) {
    int result = -ENOMEM;
    for (long allowed = 0; result < 0; allowed++) {
      failing memory = { allowed, 0 };
      ncorp_allocator allocator = { &memory, failing_alloc, failing_realloc, failing_free };
      ncorp_arrow_options options = codepoints;
      struct ArrowArrayStream stream;
      nci_buffer rows;
      nci_buffer_init(&rows, ncorp_allocator_default());
      options.allocator = &allocator;
      ncorp_status status = ncorp_arrow_stream(corpus, (ncorp_arrow_table)table, &options, &stream, NULL);
      if (status < 0) assert_int_equal(status, NCORP_ERR_NOMEM);
      result = status < 0 ? -ENOMEM : arrow_drain(&stream, &rows);
      if (result < 0) assert_int_equal(result, -ENOMEM);
      assert_int_equal(memory.live, 0);
      nci_buffer_done(&rows);
    }
    assert_int_equal(result, 1);
  }
  ncorp_corpus_unref(corpus);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_articles),
    cmocka_unit_test(test_records),
    cmocka_unit_test(test_sentences_and_tokens),
    cmocka_unit_test(test_layers),
    cmocka_unit_test(test_offsets_in_bytes),
    cmocka_unit_test(test_events),
    cmocka_unit_test(test_linked_records),
    cmocka_unit_test(test_batches_and_dictionaries_change_no_row),
    cmocka_unit_test(test_arrays_outlive_what_they_came_from),
    cmocka_unit_test(test_every_column_is_described),
    cmocka_unit_test(test_streams_from_readers),
    cmocka_unit_test(test_an_analyzer_makes_the_rows),
    cmocka_unit_test(test_a_reader_that_fails),
    cmocka_unit_test(test_amounts_beyond_their_type),
    cmocka_unit_test(test_misuse),
    cmocka_unit_test(test_without_memory),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
