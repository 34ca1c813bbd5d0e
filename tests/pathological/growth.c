/* Each shape of hostile text goes through the whole pipeline at a size and at eight times that size. The time may grow
 * by 2.3 for each doubling (in the mean of the three; processor time, the best of several runs) unless a byte of it still
 * costs less than a byte of ordinary news, where first use of memory weighs more than work; and no byte may cost a
 * hundred times as much. Shapes of CoNLL-U are read and written. usage: growth [SHAPE] */
#include <malloc.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <newscorpus/newscorpus.h>

enum { SMALLEST = 1 << 15, DOUBLINGS = 3, LARGER = 2, RUNS = 3 };
#define MAX_GROWTH (2.3 * 2.3 * 2.3)

typedef struct shape {
  const char *name;
  const char *before, *repeated, *after; /* the text: before, repeated until it is long enough, after */
} shape;

/* In shapes of CoNLL-U, \x01 is the number of the repetition, \x02 the one before it, \x03 the next. */
#define CONLLU "CoNLL-U: "
#define LINE(id, form, feats, head, misc) id "\t" form "\t_\t_\t_\t" feats "\t" head "\tdep\t_\t" misc "\n"
#define SHAPE_OF_CONLLU(name, before, repeated, after) { CONLLU name, before, repeated, after }

static const shape SHAPES[] = {
  { "letter a", "", "a", "" }, { "capital A", "", "A", "" }, { "digit 1", "", "1", "" }, { "space", "x", " ", "x" },
  { "line feeds", "x", "\n", "x" }, { "full stops", "", ".", "" }, { "commas", "", ",", "" }, { "hyphens", "", "-", "" },
  { "apostrophes", "", "'", "" }, { "straight quotes", "", "\"", "" }, { "open quotes", "", "“", "" }, { "close quotes", "", "”", "" },
  { "guillemets", "", "«", "" }, { "low quotes", "", "„", "" }, { "backquotes", "", "`", "" }, { "open brackets", "", "(", "" },
  { "close brackets", "", ")", "" }, { "square brackets", "", "[", "" }, { "angles", "", "<", "" }, { "slashes", "", "/", "" },
  { "at signs", "", "@", "" }, { "hashes", "", "#", "" }, { "ampersands", "", "&", "" }, { "dollars", "", "$", "" },
  { "percent signs", "", "%", "" }, { "underscores", "", "_", "" }, { "colons", "", ":", "" }, { "combining marks", "e", "\xcc\x81", "" },
  { "zero width joiners", "a", "\xe2\x80\x8d", "" }, { "Han", "", "中", "" }, { "Arabic", "", "ب", "" }, { "emoji", "", "😀", "" },
  { "a.a.a.", "", "a.", "" }, { "A.A.A.", "", "A.", "" }, { "a'a'a", "", "a'", "" }, { "a-a-a", "", "a-", "" }, { "a/a/a", "", "a/", "" },
  { "a@a@a", "", "a@", "" }, { "1,1,1", "", "1,", "" }, { "1.1.1", "", "1.", "" }, { "1-1-1", "", "1-", "" }, { "1:1:1", "", "1:", "" },
  { "short words", "", "a ", "" }, { "capitals", "", "A ", "" }, { "names", "", "Xa Yb ", "" }, { "one name", "", "Kim ", "" },
  { "names with and", "", "Ana Ilic and ", "" }, { "names with commas", "", "Ana Ilic, ", "" }, { "of the", "Ministry ", "of the ", "" },
  { "initials", "", "J. ", "" }, { "initials joined", "", "J.", " Smith" }, { "titles", "", "President ", "" }, { "acronyms", "", "(NATO) ", "" },
  { "quoted words", "", "\"a\" ", "" }, { "quotes nested", "", "“a ‘b ", "" }, { "said he", "", "\"Yes,\" he said. ", "" },
  { "he said", "Ana Ilic came. ", "He said. ", "" }, { "numbers", "", "12 ", "" }, { "number words", "", "hundred ", "" },
  { "a dozen dozen", "", "a dozen ", "" }, { "million million", "", "million ", "" }, { "months", "", "May ", "" }, { "weekdays", "", "Monday ", "" },
  { "last last", "", "last ", "" }, { "dates", "", "5 May 2020 ", "" }, { "in in in", "", "in ", "" }, { "countries", "", "Mali and ", "" },
  { "attacks", "Mali ", "attacked Kenya, ", "" }, { "met met met", "Ana Ilic ", "met ", "" }, { "talks talks", "", "talks ", "" },
  { "events", "", "Mali attacked Kenya on Monday. ", "" }, { "meetings", "", "Ana Ilic met Bo Lund in Oslo. ", "" },
  { "lines", "", "Short line\n", "" }, { "paragraphs", "", "A sentence here.\n\n", "" }, { "list items", "", "- item\n", "" },
  { "boilerplate", "A title\n\nA sentence of the article.\n\n", "Advertisement\n", "" }, { "headings", "", "A Heading\n\n", "" },
  { "datelines", "", "KYIV (Wire) - ", "" }, { "bylines", "", "By Ana Ilic\n", "" }, { "front matter", "---\n", "key: value\n", "" },
  { "URLs", "", "http://a.b/c?d=e ", "" }, { "one URL", "http://a.b/", "a/", "" }, { "CRLF", "", "a\r\n", "" },
  SHAPE_OF_CONLLU("sentences", "", LINE("1", "a", "_", "0", "_") "\n", ""),
  SHAPE_OF_CONLLU("chain of heads", "", LINE("\x01", "a", "_", "\x02", "_"), "\n"),
  SHAPE_OF_CONLLU("cycle of heads", "", LINE("\x01", "a", "_", "\x03", "_"), "\n"),
  SHAPE_OF_CONLLU("one head", "", LINE("\x01", "a", "_", "1", "_"), "\n"),
  SHAPE_OF_CONLLU("different words", "", LINE("\x01", "a\x01", "_", "_", "NER=I-PER"), "\n"),
  SHAPE_OF_CONLLU("surface tokens", "", "1-2" LINE("", "n't", "_", "_", "_") LINE("1", "n", "_", "_", "_") LINE("2", "'t", "_", "_", "_") "\n", ""),
  SHAPE_OF_CONLLU("empty nodes", LINE("1", "a", "_", "_", "_"), LINE("1.1", "a", "_", "_", "_"), "\n"),
  SHAPE_OF_CONLLU("long text", "# text = a", " ", "\n" LINE("1", "a", "_", "_", "_") "\n"),
  SHAPE_OF_CONLLU("space in text", "# text = ", "a  ", "\n" LINE("1", "b", "_", "_", "_") "\n"),
  SHAPE_OF_CONLLU("features", "1\ta\t_\t_\t_\tz=1", "|b=\x01|a=1", "\t_\t_\t_\t_\n\n"),
  SHAPE_OF_CONLLU("attributes", "1\ta\t_\t_\t_\t_\t_\t_\t_\ta", "|NER", "\n\n"),
  SHAPE_OF_CONLLU("spaces after", "1\ta\t_\t_\t_\t_\t_\t_\t_\tSpacesAfter=", "\\n", "\n\n"),
  SHAPE_OF_CONLLU("documents", "", "# newdoc id = \x01\n" LINE("1", "a", "_", "_", "_") "\n", ""),
  SHAPE_OF_CONLLU("comments", "", "# newpar\n", LINE("1", "a", "_", "_", "_") "\n"),
  SHAPE_OF_CONLLU("bad lines", "", "a\n\n", ""),
};
enum { SHAPE_COUNT = sizeof SHAPES / sizeof *SHAPES };

static const char NEWS[] = "Foreign Minister Ana Ilic met President Bo Lund in Oslo on Friday to discuss trade. \"We are close,\" she said. "
                           "More than 620 tonnes of rice were sent to Kenya last week, the ministry said.\n\n";

static bool is_conllu(const shape *s) { return strncmp(s->name, CONLLU, sizeof CONLLU - 1) == 0; }

enum { MOST_DIGITS = 10 };

/* Copies a piece with its numbers; gives its size. */
static size_t put_numbered(char *out, const char *piece, unsigned number)
{
  size_t n = 0;
  for (; *piece; piece++)
    if (*piece > 3) out[n++] = *piece;
    else n += (size_t)sprintf(out + n, "%u", *piece == 1 ? number : *piece == 2 ? number - 1 : number + 1);
  return n;
}

static size_t fill(const shape *s, char *out, size_t size)
{
  size_t n = strlen(s->before), step = strlen(s->repeated), tail = strlen(s->after);
  memcpy(out, s->before, n);
  for (unsigned number = 1; n + step + tail + (is_conllu(s) ? 4 * MOST_DIGITS : 0) <= size; number++) {
    if (is_conllu(s)) {
      n += put_numbered(out + n, s->repeated, number);
      continue;
    }
    memcpy(out + n, s->repeated, step);
    n += step;
  }
  memcpy(out + n, s->after, tail);
  return n + tail;
}

/* Processor seconds for reading and writing CoNLL-U. */
static double measure_conllu(const char *text, size_t size)
{
  double best = 1e9;
  for (int i = 0; i < RUNS && (i == 0 || best < 5); i++) {
    ncorp_source source = { sizeof source, NCORP_SOURCE_MEMORY, NCORP_FORMAT_CONLLU, "shape", text, size, NULL, NULL };
    ncorp_reader *reader = NULL;
    ncorp_corpus *corpus = NULL;
    ncorp_text *back = NULL;
    clock_t start = clock();
    if (ncorp_reader_open(&source, 1, NULL, &reader, NULL) < 0 || ncorp_reader_next(reader, SIZE_MAX, &corpus, NULL) < 0 ||
        ncorp_corpus_conllu(corpus, &back, NULL) < 0)
      exit(2);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    best = seconds < best ? seconds : best;
    ncorp_text_unref(back);
    ncorp_corpus_unref(corpus);
    ncorp_reader_close(reader);
  }
  return best;
}

/* Processor seconds for reading, analysing, linking and printing one article. */
static double measure(const char *text, size_t size)
{
  double best = 1e9;
  for (int i = 0; i < RUNS; i++) {
    ncorp_source source = { sizeof source, NCORP_SOURCE_MEMORY, NCORP_FORMAT_TEXT, "shape", text, size, NULL, NULL };
    ncorp_run_options running = NCORP_RUN_OPTIONS_INIT;
    ncorp_reader *reader = NULL;
    ncorp_analyzer *analyzer = NULL;
    ncorp_corpus *corpus = NULL, *annotated = NULL, *linked = NULL;
    ncorp_text *page = NULL;
    running.threads = 1;
    clock_t start = clock();
    if (ncorp_reader_open(&source, 1, NULL, &reader, NULL) < 0 || ncorp_reader_next(reader, 1, &corpus, NULL) < 0 ||
        ncorp_analyzer_new(NULL, &analyzer, NULL) < 0 || ncorp_analyzer_run(analyzer, corpus, &running, &annotated, NULL) < 0 ||
        ncorp_link(annotated, NULL, &linked, NULL) < 0 || ncorp_report_html(linked, NULL, &page, NULL) < 0)
      exit(2);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (seconds < best) best = seconds;
    ncorp_text_unref(page);
    ncorp_corpus_unref(linked);
    ncorp_corpus_unref(annotated);
    ncorp_corpus_unref(corpus);
    ncorp_analyzer_unref(analyzer);
    ncorp_reader_close(reader);
    if (seconds > 5) break;
  }
  return best;
}

static double measure_shape(const shape *s, char *room, size_t size, double *per_byte)
{
  size_t filled = fill(s, room, size);
  double seconds = is_conllu(s) ? measure_conllu(room, filled) : measure(room, filled);
  *per_byte = seconds / (double)filled;
  return seconds;
}

static double least(double a, double b) { return a < b ? a : b; }

/* How much longer eight times the size takes. What looks too slow is measured again, and the best counts: the machine may
 * have been busy. */
static double growth_from(const shape *s, char *room, size_t size, double *per_byte)
{
  double growth = 0, small = 1e9, large = 1e9, other;
  *per_byte = 1e9;
  for (int tries = 0; tries < 4 && large / small < 64; tries++) {
    small = least(small, measure_shape(s, room, size, &other));
    large = least(large, measure_shape(s, room, size << DOUBLINGS, &other));
    *per_byte = least(*per_byte, other);
    growth = large / (small > 0.0005 ? small : 0.0005);
    if (growth <= MAX_GROWTH) break;
  }
  return growth;
}

/* A text that no longer fits the caches costs more for each byte, once. So what grows too fast from a small size is asked
 * again from a large one, where only more than linear work still shows. */
static int check(const shape *s, char *room, double news_per_byte)
{
  double per_byte, growth = growth_from(s, room, SMALLEST, &per_byte);
  if (growth > MAX_GROWTH && per_byte > news_per_byte) growth = growth_from(s, room, (size_t)SMALLEST << LARGER, &per_byte);
  int bad = (growth > MAX_GROWTH && per_byte > news_per_byte) || per_byte > 100 * news_per_byte;
  printf("%-28s %8.1f ns/byte  grew by %5.2f%s\n", s->name, per_byte * 1e9, growth, bad ? "  <-- too slow" : "");
  return bad;
}

int main(int argc, char **argv)
{
  char *room = malloc(((size_t)SMALLEST << (DOUBLINGS + LARGER)) + 64);
  int bad = 0;
  if (!room) return 2;
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 32 << 20); /* keep freed memory: its first use is the system's time */
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
#endif
  shape news = { "ordinary news", "", NEWS, "" };
  size_t size = fill(&news, room, SMALLEST);
  double news_per_byte = measure(room, size) / (double)size;
  printf("%-28s %8.1f ns/byte\n", news.name, news_per_byte * 1e9);
  for (int i = 0; i < SHAPE_COUNT; i++)
    if (argc < 2 || strcmp(argv[1], SHAPES[i].name) == 0) bad += check(&SHAPES[i], room, news_per_byte);
  printf("%d shapes, %d too slow\n", SHAPE_COUNT, bad);
  free(room);
  return bad != 0;
}
