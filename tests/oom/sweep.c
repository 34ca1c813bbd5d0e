/* Fails every allocation of the public API's main paths, each once and each with all that follow.
 *
 * A run has to answer NCORP_ERR_NOMEM when an allocation failed, has to leave no block behind, and must not crash. The
 * allocator counts live bytes and checks the sizes that come back. usage: sweep CORPUS_FOLDER SCRATCH_FOLDER MODEL */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <newscorpus/newscorpus.h>

typedef struct meter {
  size_t calls, fail_at; /* fail_at 0: never */
  bool for_good, failed, bad_size;
  size_t live;
} meter;

/* Each block carries its size in front, so that a wrong size on release shows. */
enum { FRONT = 16 };

static bool refuse(meter *m)
{
  m->calls++;
  if (!m->fail_at || !(m->for_good ? m->calls >= m->fail_at : m->calls == m->fail_at)) return false;
  return m->failed = true;
}

static void *take(void *ctx, size_t size)
{
  meter *m = ctx;
  char *block = refuse(m) ? NULL : malloc(size + FRONT);
  if (!block) return NULL;
  memcpy(block, &size, sizeof size);
  m->live += size;
  return block + FRONT;
}

static void give(void *ctx, void *data, size_t size)
{
  meter *m = ctx;
  char *block = (char *)data - FRONT;
  size_t real;
  memcpy(&real, block, sizeof real);
  if (real != size) m->bad_size = true;
  m->live -= real;
  free(block);
}

static void *change(void *ctx, void *data, size_t old_size, size_t new_size)
{
  char *block = take(ctx, new_size);
  if (!block) return NULL;
  memcpy(block, data, old_size < new_size ? old_size : new_size);
  give(ctx, data, old_size);
  return block;
}

static const char *corpus_folder, *scratch_folder, *small_model;

static ncorp_status drop_text(ncorp_status status, ncorp_text **text)
{
  ncorp_text_unref(*text);
  *text = NULL;
  return status;
}

/* Reads a table to its end. */
static ncorp_status drain(const ncorp_allocator *a, ncorp_corpus *c, ncorp_arrow_table table)
{
  ncorp_arrow_options options = NCORP_ARROW_OPTIONS_INIT;
  struct ArrowArrayStream stream;
  struct ArrowSchema type;
  struct ArrowArray batch;
  options.allocator = a;
  options.plain = table % 2;
  ncorp_status s = ncorp_arrow_stream(c, table, &options, &stream, NULL);
  if (s < 0) return s;
  int failed = stream.get_schema(&stream, &type);
  if (!failed) type.release(&type);
  while (!failed && !(failed = stream.get_next(&stream, &batch)) && batch.release) batch.release(&batch);
  stream.release(&stream);
  return failed ? NCORP_ERR_NOMEM : NCORP_OK;
}

/* Prints everything that a linked corpus can print. */
static ncorp_status print_all(const ncorp_corpus *c)
{
  ncorp_text *text = NULL;
  ncorp_tree *tree = NULL;
  ncorp_status s = drop_text(ncorp_corpus_json(c, &text, NULL), &text);
  if (s == NCORP_OK) s = drop_text(ncorp_corpus_conllu(c, &text, NULL), &text);
  if (s == NCORP_OK) s = drop_text(ncorp_report_html(c, "title", &text, NULL), &text);
  if (s == NCORP_OK) s = drop_text(ncorp_article_html(ncorp_corpus_article(c, 0), &text, NULL), &text);
  if (s == NCORP_OK) s = drop_text(ncorp_sentence_html(ncorp_corpus_article(c, 0), 0, &text, NULL), &text);
  if (s == NCORP_OK) s = ncorp_tree_new(ncorp_corpus_article(c, 0), &tree, NULL);
  ncorp_tree_unref(tree);
  if (s == NCORP_OK) s = drop_text(ncorp_article_json(ncorp_corpus_article(c, 0), &text, NULL), &text);
  if (s == NCORP_OK && ncorp_corpus_event_count(c)) s = drop_text(ncorp_event_json(c, 0, &text, NULL), &text);
  for (int format = 0; s == NCORP_OK && ncorp_event_format_name((ncorp_event_format)format); format++)
    s = drop_text(ncorp_corpus_events(c, (ncorp_event_format)format, &text, NULL), &text);
  return s;
}

/* Reads a file or plain text that is in memory. */
static ncorp_status read_memory(const ncorp_allocator *a, ncorp_format format, const char *text, size_t size, ncorp_corpus **out)
{
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  ncorp_source source = { sizeof source, NCORP_SOURCE_MEMORY, format, "memory", text, size, NULL, NULL };
  ncorp_reader *reader = NULL;
  options.allocator = a;
  options.published = "2025-12-07";
  ncorp_status s = ncorp_reader_open(&source, 1, &options, &reader, NULL);
  if (s == NCORP_OK) s = ncorp_reader_next(reader, 0, out, NULL);
  ncorp_reader_close(reader);
  return s;
}

/* Analyses as the options say, which get the allocator; explains and links. */
static ncorp_status analyse_and_link(const ncorp_allocator *a, ncorp_analyzer_options options, const ncorp_corpus *text, ncorp_corpus **out)
{
  ncorp_run_options running = NCORP_RUN_OPTIONS_INIT;
  ncorp_link_options linking = NCORP_LINK_OPTIONS_INIT;
  ncorp_analyzer *analyzer = NULL;
  ncorp_corpus *annotated = NULL;
  ncorp_text *explained = NULL;
  options.allocator = linking.allocator = a;
  running.threads = linking.threads = 1;
  ncorp_status s = ncorp_analyzer_new(&options, &analyzer, NULL);
  if (s == NCORP_OK) s = ncorp_analyzer_run(analyzer, text, &running, &annotated, NULL);
  if (s == NCORP_OK && ncorp_corpus_article_count(text))
    s = drop_text(ncorp_explain(analyzer, ncorp_corpus_article(text, 0), NCORP_EXPLAIN_JSON, &explained, NULL), &explained);
  if (s == NCORP_OK) s = ncorp_link(annotated, &linking, out, NULL);
  if (s == NCORP_OK && ncorp_corpus_event_count(*out))
    s = drop_text(ncorp_corpus_explain_event(*out, 0, NCORP_EXPLAIN_TEXT, &explained, NULL), &explained);
  if (s == NCORP_OK && ncorp_corpus_entity_count(*out))
    s = drop_text(ncorp_corpus_explain_entity(*out, 0, NCORP_EXPLAIN_TEXT, &explained, NULL), &explained);
  if (s < 0 && *out) {
    ncorp_corpus_unref(*out);
    *out = NULL;
  }
  ncorp_corpus_unref(annotated);
  ncorp_analyzer_unref(analyzer);
  return s;
}

/* Reads a text, analyses it with the options, links and prints it. */
static ncorp_status understand(const ncorp_allocator *a, ncorp_analyzer_options options, const char *text, size_t size)
{
  ncorp_corpus *read = NULL, *linked = NULL;
  ncorp_status s = read_memory(a, NCORP_FORMAT_TEXT, text, size, &read);
  if (s == NCORP_OK) s = analyse_and_link(a, options, read, &linked);
  if (s == NCORP_OK) s = print_all(linked);
  ncorp_corpus_unref(linked);
  ncorp_corpus_unref(read);
  return s;
}

static const ncorp_analyzer_options usual = NCORP_ANALYZER_OPTIONS_INIT;

static ncorp_status quickstart(const ncorp_allocator *a)
{
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  ncorp_corpus *text = NULL, *linked = NULL;
  options.allocator = a;
  ncorp_status s = ncorp_read(corpus_folder, &options, &text, NULL);
  if (s == NCORP_OK) s = analyse_and_link(a, usual, text, &linked);
  if (s == NCORP_OK) s = print_all(linked);
  ncorp_corpus_unref(linked);
  ncorp_corpus_unref(text);
  return s;
}

/* Writes a linked corpus, reads it back and joins it with an article from memory. */
static ncorp_status round_trip(const ncorp_allocator *a, const char *suffix)
{
  static const char memory[] = "A title\n\nKYIV, Dec 6 (Wire) - Ana Ilic met Bo Lund in Oslo on Friday. \"Good,\" she said.\n";
  char path[1024];
  snprintf(path, sizeof path, "%s/oom%s", scratch_folder, suffix);
  ncorp_reader_options reading = NCORP_READER_OPTIONS_INIT;
  ncorp_writer_options writing = NCORP_WRITER_OPTIONS_INIT;
  ncorp_source source = NCORP_SOURCE_FROM_PATH(path);
  ncorp_corpus *text = NULL, *linked = NULL, *back = NULL, *joined = NULL;
  ncorp_reader *reader = NULL;
  reading.allocator = writing.allocator = a;
  ncorp_status s = read_memory(a, NCORP_FORMAT_TEXT, memory, sizeof memory - 1, &text);
  if (s == NCORP_OK) s = analyse_and_link(a, usual, text, &linked);
  if (s == NCORP_OK) s = ncorp_write_events(linked, path, NCORP_EVENTS_PHOENIX, &writing, NULL);
  for (int table = 0; s == NCORP_OK && ncorp_arrow_table_name((ncorp_arrow_table)table); table++) s = drain(a, linked, (ncorp_arrow_table)table);
  if (s == NCORP_OK) s = ncorp_write(linked, path, &writing, NULL);
  if (s == NCORP_OK) s = ncorp_reader_open(&source, 1, &reading, &reader, NULL);
  if (s == NCORP_OK) s = ncorp_reader_next(reader, 1, &back, NULL);
  if (s == NCORP_OK) s = ncorp_corpus_concat(&back, 1, a, &joined, NULL);
  ncorp_reader_close(reader);
  ncorp_corpus_unref(joined);
  ncorp_corpus_unref(back);
  ncorp_corpus_unref(linked);
  ncorp_corpus_unref(text);
  return s;
}

/* Reads a treebank and writes it: one that asks for everything that CoNLL-U can hold. */
static ncorp_status treebank(const ncorp_allocator *a)
{
  static const char file[] = "# newdoc id = a\n# meta::author = Ann Other; Bo King, Jr.\n# meta::title = Rain\n# newpar\n"
                             "# text = Don't, Zoë!\n1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
                             "1\tDo\tdo\tAUX\tVB\tMood=Imp|VerbForm=Fin\t0\troot\t0:root\t_\n2\tn't\tnot\tPART\tRB\tb=1|a=2\t1\tadvmod\t_\t_\n"
                             "3\t,\t,\tPUNCT\t,\t_\t1\tpunct\t_\tSpacesAfter=\\s\\n\n4\tZoë\tZoë\tPROPN\tNNP\t_\t1\tvocative\t_\tNER=B-PER|SpaceAfter=No\n"
                             "5\t!\t!\tPUNCT\t.\t_\t1\tpunct\t_\tSpacesAfter=\\n\n\n1\tBad\n\n# newdoc\n1\tTwo\t_\t_\t_\t_\t1\t_\t_\t_\n\n"
                             "# newdoc\n1\tThree\t_\t_\t_\t_\t_\t_\t_\t_\n\n";
  ncorp_writer_options writing = NCORP_WRITER_OPTIONS_INIT;
  ncorp_corpus *corpus = NULL;
  ncorp_text *text = NULL;
  char path[1024];
  snprintf(path, sizeof path, "%s/oom.conllu", scratch_folder);
  writing.allocator = a;
  ncorp_status s = read_memory(a, NCORP_FORMAT_CONLLU, file, sizeof file - 1, &corpus);
  if (s == NCORP_OK) s = ncorp_write(corpus, path, &writing, NULL);
  if (s == NCORP_OK) s = drop_text(ncorp_corpus_conllu(corpus, &text, NULL), &text);
  ncorp_corpus_unref(corpus);
  return s;
}

/* Opens a model file and reads an article with it: one chunk of sentences, one that is cut, one whose best heads are no tree. */
static ncorp_status with_model(const ncorp_allocator *a)
{
  static char text[1 << 14];
  size_t size = 0;
  for (int i = 0; i < 40; i++) size += (size_t)snprintf(text + size, sizeof text - size, "The minister said no, and %d pilots left Oslo on Friday.\n\n", i);
  for (int i = 0; i < 300; i++) size += (size_t)snprintf(text + size, sizeof text - size, "ferry harbour%s ", i % 3 ? "" : ",");
  ncorp_analyzer_options options = usual;
  options.model = small_model;
  return understand(a, options, text, size);
}

/* Writes a file of rules into a folder of the scratch folder, whose path it gives. */
static bool write_rules(const char *name, const char *file, const char *text, char folder[1024])
{
  char path[1100];
  snprintf(folder, 1024, "%s/%s", scratch_folder, name);
  snprintf(path, sizeof path, "%s/%s", folder, file);
  mkdir(folder, 0755);
  FILE *f = fopen(path, "w");
  return f && fputs(text, f) >= 0 && fclose(f) == 0;
}

/* Reads dictionaries with mistakes in them, codes sentences by them, prints and reads back. */
static ncorp_status dictionaries(const ncorp_allocator *a)
{
  static const char *const files[][2] = {
    { "a.actors.txt", "MALI [MLI]\n+BAMAKO\nKENYA\n\t[KENGOV 20100101-20201231]\n\t[KEN 1]\nCHAD [TCD/SDN]\nCURA\xc7" "AO [CUW]\n" },
    { "a.agents.txt", "!WHO! = MAN, MEN\nSPOKES!WHO! [~GOV]\nPOLICE {} [~COP]\nBAKER\n" },
    { "a.verbs.txt", "&TOWNS\n+TOWN\n\n--- RAID [190:191] ---\nRAID {RAIDED}\n+BREAK_INTO {+BROKE_INTO}\n- % NEARLY_* &TOWNS {A | B} + [195]\n- X\n" },
    { "a.discards.txt", "CUP FINAL\n" }, { "a.issues.txt", "n:well v:run [WATER]\n" },
  };
  static const char text[] = "Malian police raided Chad and Kenya at wells ran. The spokesmen of Mali and Chad broke into a town of Kenya.\n";
  ncorp_analyzer_options options = usual;
  char folder[1024];
  for (size_t i = 0; i < sizeof files / sizeof *files; i++)
    if (!write_rules("dictionaries", files[i][0], files[i][1], folder)) return NCORP_ERR_IO;
  options.dictionaries = folder;
  options.coder = NCORP_CODER_CAMEO;
  return understand(a, options, text, sizeof text - 1);
}

/* Reads patterns with mistakes in them, codes sentences by them, prints and links. */
static ncorp_status patterns(const ncorp_allocator *a)
{
  static const char own[] = "#! table: patterns\nphrases\ttype\tpos\tframe\tobject\nacquire|acquired\tX_ACQUISITION\tverb\ts=a! o=r!\t\nf\xc3\xaate|f\xc3\xaat\xc3\xa9\tX_FEAST\tnoun\ts=a\t\n"
                            "fire|fired\tX_LAYOFFS\tverb\ts=a! o=t!\tstaff\nraid\tASAULT\tverb\to=x\t\nacquired\tX_LATER\tverb\to=r!\t\n"
                            "#! table: objects\nphrases\tclass\nworker|workers\tstaff\n#! table: idioms\nphrases\nfire at will\n";
  static const char text[] = "Google acquired Fitbit on Monday. Siemens fired 40 workers in Munich. Kenya met Uganda.\n";
  ncorp_analyzer_options options = usual;
  char folder[1024];
  if (!write_rules("patterns", "own.tsv", own, folder)) return NCORP_ERR_IO;
  options.patterns = folder;
  return understand(a, options, text, sizeof text - 1);
}

/* Links in pieces with a state between them. */
static ncorp_status pieces(const ncorp_allocator *a)
{
  static const char *const texts[] = { "Ana Ilic met Bo Lund in Oslo on Friday.\n", "Bo Lund met Ana Ilic in Oslo, aides of Lund said.\n" };
  ncorp_link_options linking = NCORP_LINK_OPTIONS_INIT;
  ncorp_run_options running = NCORP_RUN_OPTIONS_INIT;
  ncorp_analyzer_options options = usual;
  ncorp_linker *linker = NULL;
  ncorp_analyzer *analyzer = NULL;
  ncorp_corpus *records = NULL;
  char path[1024];
  snprintf(path, sizeof path, "%s/oom.ncl", scratch_folder);
  linking.allocator = options.allocator = a;
  running.threads = linking.threads = 1;
  ncorp_status s = ncorp_analyzer_new(&options, &analyzer, NULL);
  for (size_t i = 0; i < sizeof texts / sizeof *texts && s == NCORP_OK; i++) {
    ncorp_corpus *read = NULL, *annotated = NULL, *linked = NULL;
    s = read_memory(a, NCORP_FORMAT_TEXT, texts[i], strlen(texts[i]), &read);
    if (s == NCORP_OK) s = ncorp_analyzer_run(analyzer, read, &running, &annotated, NULL);
    if (s == NCORP_OK) s = ncorp_linker_open(i ? path : NULL, &linking, &linker, NULL);
    if (s == NCORP_OK) s = ncorp_linker_add(linker, annotated, NULL);
    if (s == NCORP_OK) s = ncorp_linker_apply(linker, annotated, &linked, NULL);
    if (s == NCORP_OK && i) s = ncorp_linker_records(linker, NCORP_RECORD_EVENT, 0, 9, &records, NULL);
    if (s == NCORP_OK) s = ncorp_linker_save(linker, path, NULL);
    ncorp_linker_close(linker);
    linker = NULL;
    ncorp_corpus_unref(linked);
    ncorp_corpus_unref(annotated);
    ncorp_corpus_unref(read);
  }
  ncorp_corpus_unref(records);
  ncorp_analyzer_unref(analyzer);
  return s;
}

static ncorp_status plain(const ncorp_allocator *a) { return round_trip(a, ".ncf"); }
static ncorp_status gzip(const ncorp_allocator *a) { return round_trip(a, ".ncf.gz"); }
static ncorp_status zstd(const ncorp_allocator *a) { return round_trip(a, ".ncf.zst"); }

/* One run with one failure; says what is wrong with it. */
static bool run_once(const char *name, ncorp_status (*scenario)(const ncorp_allocator *), size_t fail_at, bool for_good, size_t *calls)
{
  meter m = { .fail_at = fail_at, .for_good = for_good };
  ncorp_allocator a = { &m, take, change, give };
  ncorp_status s = scenario(&a);
  const char *wrong = m.live ? "blocks are left" : m.bad_size ? "a block came back with another size"
                      : m.failed && s != NCORP_ERR_NOMEM ? "an allocation failed and the answer is not ERR_NOMEM"
                      : !m.failed && s < 0 ? "failed without a reason" : NULL;
  if (calls) *calls = m.calls;
  if (wrong)
    printf("%s: allocation %zu%s: %s (%s, %zu bytes live)\n", name, fail_at, for_good ? " and all after" : "", wrong,
           ncorp_status_name(s), m.live);
  return !wrong;
}

static size_t sweep(const char *name, ncorp_status (*scenario)(const ncorp_allocator *), size_t *runs)
{
  size_t calls = 0, wrong = !run_once(name, scenario, 0, false, &calls);
  for (size_t n = 1; n <= calls && wrong < 20; n++)
    for (int for_good = 0; for_good < 2; for_good++, ++*runs) wrong += !run_once(name, scenario, n, for_good, NULL);
  printf("%s: %zu allocations\n", name, calls);
  return wrong;
}

/* One analysis of which one allocation fails; gives whether it did. */
static bool fail_in_article(meter *m, const ncorp_analyzer *analyzer, const ncorp_corpus *text, size_t n, size_t *wrong)
{
  ncorp_run_options running = NCORP_RUN_OPTIONS_INIT;
  ncorp_corpus *annotated = NULL;
  size_t live = m->live;
  running.threads = 1;
  m->failed = false;
  m->fail_at = m->calls + n;
  ncorp_status s = ncorp_analyzer_run(analyzer, text, &running, &annotated, NULL);
  m->fail_at = 0;
  ncorp_corpus_unref(annotated);
  if (s == (m->failed ? NCORP_ERR_NOMEM : NCORP_OK) && m->live == live && !m->bad_size) return m->failed;
  printf("an article, allocation %zu: %s, %zu bytes too many live\n", n, ncorp_status_name(s), m->live - live);
  ++*wrong;
  return m->failed;
}

/* The stages take their memory from chunks, so few of their allocations can fail. Articles that begin a little later each time
 * let the ends of the chunks wander through all stages. */
static size_t wander(size_t *runs)
{
  static const char meaning[] = "\n\nAna Ilic, the mayor of Lisbon and a former envoy of Ghana, met her brother, Bo Lund, two days after 5 to 7 people were killed "
                                "near Accra on May 3, 2021. “They told me ‘go home’,” she said, adding that the National Rail Union (NRU) would strike every "
                                "Monday until the end of June. The envoy's spokesman denied it; he blamed Mali, which attacked Kenya last week. According to "
                                "Lund, \"40 percent of the €3 million\" is gone. Paris said it would help. Ilic thanked him.\n";
  enum { SHIFTS = 160, WORDS = 3 };
  static char article[sizeof meaning + SHIFTS * WORDS * 5];
  ncorp_analyzer_options options = NCORP_ANALYZER_OPTIONS_INIT;
  ncorp_analyzer *analyzer = NULL;
  meter m = { 0 };
  ncorp_allocator a = { &m, take, change, give };
  size_t size = 0, wrong = 0;
  options.allocator = &a;
  if (ncorp_analyzer_new(&options, &analyzer, NULL) < 0) return 1;
  for (int shift = 0; shift < SHIFTS && wrong < 20; shift++) {
    for (int word = 0; word < WORDS; word++, size += 5) memcpy(article + size, shift % 8 ? "rain " : "Kim. ", 5);
    memcpy(article + size, meaning, sizeof meaning);
    ncorp_corpus *text = NULL;
    if (read_memory(ncorp_allocator_default(), NCORP_FORMAT_TEXT, article, size + sizeof meaning - 1, &text) < 0) wrong++;
    for (size_t n = 1; fail_in_article(&m, analyzer, text, n, &wrong) && wrong < 20; n++) ++*runs;
    ncorp_corpus_unref(text);
  }
  ncorp_analyzer_unref(analyzer);
  return wrong + (m.live != 0);
}

int main(int argc, char **argv)
{
  if (argc != 4) return 2;
  corpus_folder = argv[1];
  scratch_folder = argv[2];
  small_model = argv[3];
  size_t runs = 0, wrong = 0;
  wrong += sweep("quickstart", quickstart, &runs);
  wrong += sweep("plain file", plain, &runs);
  wrong += sweep("gzip", gzip, &runs);
  wrong += sweep("zstd", zstd, &runs);
  wrong += sweep("treebank", treebank, &runs);
  wrong += sweep("model", with_model, &runs);
  wrong += sweep("dictionaries", dictionaries, &runs);
  wrong += sweep("patterns", patterns, &runs);
  wrong += sweep("linking in pieces", pieces, &runs);
  wrong += wander(&runs);
  printf("%zu runs with a failing allocation, %zu wrong\n", runs, wrong);
  return wrong != 0;
}
