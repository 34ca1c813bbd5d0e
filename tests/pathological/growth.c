/* Each shape of hostile text goes through the whole pipeline at a size and at eight times that size. The time may grow
 * by 2.3 for each doubling (in the mean of the three; processor time) unless a byte of it still costs less than a byte of
 * ordinary news, where first use of memory weighs more than work; and no byte may cost a hundred times as much. No more
 * memory may be held at once than so many bytes for each byte of text. Shapes of CoNLL-U are read and written.
 * usage: growth [SIZE [SHAPE]] */
#include <malloc.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <newscorpus/newscorpus.h>

#include "shapes.h"

enum { SMALLEST = 1 << 15, DOUBLINGS = 3, LARGER = 2, TRIES = 4 };
#define MAX_GROWTH (2.3 * 2.3 * 2.3)

enum { MEMORY_BASE = 4 << 20, MEMORY_PER_BYTE = 1200 };

static const char NEWS[] = "Foreign Minister Ana Ilic met President Bo Lund in Oslo on Friday to discuss trade. \"We are close,\" she said. "
                           "More than 620 tonnes of rice were sent to Kenya last week, the ministry said.\n\n";

static bool is_conllu(const shape *s) { return strncmp(s->name, CONLLU, sizeof CONLLU - 1) == 0; }

/* ---- texts ---- */

/* A word of three syllables for each number. */
static size_t put_word(char *out, unsigned number, bool small)
{
  static const char consonants[] = "bdfgklmnprstvz", vowels[] = "aeiou";
  enum { CONSONANTS = sizeof consonants - 1, VOWELS = sizeof vowels - 1, SYLLABLES = 3 };
  for (int i = 0; i < SYLLABLES; i++) {
    out[2 * i] = consonants[number % CONSONANTS];
    out[2 * i + 1] = vowels[number / CONSONANTS % VOWELS];
    number /= CONSONANTS * VOWELS;
  }
  if (!small) out[0] = (char)(out[0] - 'a' + 'A');
  return 2 * SYLLABLES;
}

/* Copies a piece with its numbers and words; gives its size. */
static size_t put_piece(char *out, const char *piece, unsigned number)
{
  size_t n = 0;
  for (; *piece; piece++) {
    switch (*piece) {
    case 1: n += (size_t)sprintf(out + n, "%u", number); break;
    case 2: n += (size_t)sprintf(out + n, "%u", number - 1); break;
    case 3: n += (size_t)sprintf(out + n, "%u", number + 1); break;
    case 4: n += put_word(out + n, number, false); break;
    case 5: n += put_word(out + n, number, true); break;
    default: out[n++] = *piece;
    }
  }
  return n;
}

static size_t put_text(char *out, const char *piece)
{
  memcpy(out, piece, strlen(piece));
  return strlen(piece);
}

enum { MOST_DIGITS = 10, ROOM = 4 * MOST_DIGITS };

static size_t fill(const shape *s, char *out, size_t size)
{
  size_t n = put_text(out, s->before), step = strlen(s->repeated), closing = strlen(s->closing), tail = strlen(s->after);
  bool plain = step + closing == 1;
  unsigned number = 0;
  while (n + step + tail + (number + 1) * closing + (plain ? 0 : ROOM) <= size) n += put_piece(out + n, s->repeated, ++number);
  n += put_text(out + n, s->after);
  for (; closing && number > 0; number--) n += put_text(out + n, s->closing);
  return n;
}

/* ---- an allocator that knows how much is held ---- */

static size_t held, most_held;

static void hold(size_t size)
{
  held += size;
  if (held > most_held) most_held = held;
}

static void *take(void *ctx, size_t size)
{
  (void)ctx;
  hold(size);
  return malloc(size);
}

static void *change(void *ctx, void *block, size_t old_size, size_t new_size)
{
  (void)ctx;
  held -= old_size;
  hold(new_size);
  return realloc(block, new_size);
}

static void give(void *ctx, void *block, size_t size)
{
  (void)ctx;
  held -= size;
  free(block);
}

static const ncorp_allocator counting = { NULL, take, change, give };

/* ---- measuring ---- */

typedef struct measured {
  double seconds; /* of the processor */
  size_t size, memory;
} measured;

static ncorp_corpus *read_shape(ncorp_format format, const char *text, size_t size)
{
  ncorp_source source = { sizeof source, NCORP_SOURCE_MEMORY, format, "shape", text, size, NULL, NULL };
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  ncorp_reader *reader = NULL;
  ncorp_corpus *corpus = NULL;
  options.allocator = &counting;
  if (ncorp_reader_open(&source, 1, &options, &reader, NULL) < 0 || ncorp_reader_next(reader, SIZE_MAX, &corpus, NULL) < 0) exit(2);
  ncorp_reader_close(reader);
  return corpus;
}

/* Writes a corpus as CoNLL-U. */
static void write_back(const ncorp_corpus *corpus)
{
  ncorp_text *back = NULL;
  if (ncorp_corpus_conllu(corpus, &back, NULL) < 0) exit(2);
  ncorp_text_unref(back);
}

/* Analyses, links and prints. */
static void understand(const ncorp_corpus *corpus)
{
  ncorp_analyzer_options analysing = NCORP_ANALYZER_OPTIONS_INIT;
  ncorp_run_options running = NCORP_RUN_OPTIONS_INIT;
  ncorp_link_options linking = NCORP_LINK_OPTIONS_INIT;
  ncorp_analyzer *analyzer = NULL;
  ncorp_corpus *annotated = NULL, *linked = NULL;
  ncorp_text *page = NULL;
  analysing.allocator = linking.allocator = &counting;
  running.threads = linking.threads = 1; /* what is held is counted, and the processor's time measured, for one thread */
  if (ncorp_analyzer_new(&analysing, &analyzer, NULL) < 0 || ncorp_analyzer_run(analyzer, corpus, &running, &annotated, NULL) < 0 ||
      ncorp_link(annotated, &linking, &linked, NULL) < 0 || ncorp_report_html(linked, NULL, &page, NULL) < 0)
    exit(2);
  ncorp_text_unref(page);
  ncorp_corpus_unref(linked);
  ncorp_corpus_unref(annotated);
  ncorp_analyzer_unref(analyzer);
}

static measured measure(const shape *s, char *room, size_t size)
{
  measured m = { .size = fill(s, room, size) };
  most_held = held;
  clock_t start = clock();
  ncorp_corpus *corpus = read_shape(is_conllu(s) ? NCORP_FORMAT_CONLLU : NCORP_FORMAT_TEXT, room, m.size);
  if (is_conllu(s)) write_back(corpus);
  else understand(corpus);
  ncorp_corpus_unref(corpus);
  m.seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
  m.memory = most_held;
  return m;
}

static double least(double a, double b) { return a < b ? a : b; }

/* How much longer eight times the size takes. What looks too slow is measured again, and the best counts: the machine may
 * have been busy. */
static double growth_from(const shape *s, char *room, size_t size, measured *large)
{
  enum { HOPELESS = 64 };
  double growth = HOPELESS + 1, small = 1e9, best = 1e9;
  for (int tries = 0; tries < TRIES && growth > MAX_GROWTH && (tries == 0 || growth < HOPELESS); tries++) {
    small = least(small, measure(s, room, size).seconds);
    *large = measure(s, room, size << DOUBLINGS);
    large->seconds = best = least(best, large->seconds);
    growth = best / (small > 0.0005 ? small : 0.0005);
  }
  return growth;
}

/* A text that no longer fits the caches costs more for each byte, once. So what grows too fast from a small size is asked
 * again from a large one, where only more than linear work still shows. */
static int check(const shape *s, char *room, size_t size, double news_per_byte)
{
  measured large;
  double growth = growth_from(s, room, size, &large);
  if (growth > MAX_GROWTH && large.seconds / (double)large.size > news_per_byte) growth = growth_from(s, room, size << LARGER, &large);
  double per_byte = large.seconds / (double)large.size;
  int slow = (growth > MAX_GROWTH && per_byte > news_per_byte) || per_byte > 100 * news_per_byte;
  int fat = large.memory > MEMORY_BASE + large.size * MEMORY_PER_BYTE;
  printf("%-28s %8.1f ns/byte  grew by %5.2f  held %7.1f bytes/byte%s%s\n", s->name, per_byte * 1e9, growth, (double)large.memory / (double)large.size,
         slow ? "  <-- too slow" : "", fat ? "  <-- too much memory" : "");
  fflush(stdout);
  return slow || fat;
}

int main(int argc, char **argv)
{
  size_t smallest = argc > 1 ? strtoul(argv[1], NULL, 10) : SMALLEST;
  char *room = malloc((smallest << (DOUBLINGS + LARGER)) + 64);
  int bad = 0;
  if (!room) return 2;
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 32 << 20); /* keep freed memory: its first use is the system's time */
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
#endif
  shape news = { "ordinary news", "", NEWS, "", "" };
  measured ordinary;
  growth_from(&news, room, smallest, &ordinary);
  double news_per_byte = ordinary.seconds / (double)ordinary.size;
  printf("%-28s %8.1f ns/byte\n", news.name, news_per_byte * 1e9);
  for (int i = 0; i < SHAPE_COUNT; i++)
    if (argc < 3 || strcmp(argv[2], SHAPES[i].name) == 0) bad += check(&SHAPES[i], room, smallest, news_per_byte);
  printf("%d shapes, %d too slow or too large\n", SHAPE_COUNT, bad);
  free(room);
  return bad != 0;
}
