/* Every bit of a model flipped and every prefix of it: refused as it is; and with right checksums, as an attacker would put
 * them, refused or used without harm, some of them for a thousand sentences. usage: flip_model MODEL [STEP [FIRST]]
 * With a STEP only every so many places are taken, from the FIRST one on. */
#include <stdio.h>

#include "fuzz_model.h"

enum { LARGEST = 16 << 20, SENTENCES = 1000, LONG_EVERY = 1000 };

static size_t tried, accepted, read_long, wrong, places, step = 1, first;
static char text[SENTENCES * 40];
static size_t text_size;

/* Short sentences of all kinds of words, in an order without a pattern. */
static void write_text(void)
{
  static const char *const words[] = { "The", "minister", "said", "no", "Norway", "and", "1,200", "ships", "don't", "\xe2\x80\x9cYes\xe2\x80\x9d", "Ana", "of", "U.N.", "-" };
  uint32_t chance = 1;
  for (int s = 0; s < SENTENCES; s++)
    for (uint32_t i = 0, count = 2 + (uint32_t)s % 4; i < count; i++) {
      chance = chance * 1664525 + 1013904223;
      const char *word = words[(chance >> 16) % (sizeof words / sizeof *words)];
      text_size += (size_t)snprintf(text + text_size, sizeof text - text_size, "%s%s", word, i + 1 < count ? " " : ".\n\n");
    }
}

static void use_for_long(const uint8_t *model, size_t size)
{
  ncorp_corpus *corpus = fuzz_read((const uint8_t *)text, text_size, NCORP_FORMAT_TEXT, 0);
  ncorp_analyzer_options options = NCORP_ANALYZER_OPTIONS_INIT;
  options.model_data = model;
  options.model_size = size;
  ncorp_corpus *linked = corpus ? fuzz_analyse(corpus, &options) : NULL;
  if (!linked) abort();
  ncorp_corpus_unref(linked);
  ncorp_corpus_unref(corpus);
  read_long++;
}

static int opened(const uint8_t *model, size_t size)
{
  ncorp_analyzer_options options = NCORP_ANALYZER_OPTIONS_INIT;
  ncorp_analyzer *analyzer = NULL;
  options.model_data = model;
  options.model_size = size;
  int good = ncorp_analyzer_new(&options, &analyzer, NULL) == NCORP_OK;
  ncorp_analyzer_unref(analyzer);
  return good;
}

static void try_signed(uint8_t *model, size_t size)
{
  model_sign(model, size);
  tried++;
  if (!model_use(model, size)) return;
  if (accepted++ % LONG_EVERY == 0) use_for_long(model, size);
}

/* A block of just its size, so that a sanitizer sees a read past the end. */
static uint8_t *copy(const uint8_t *bytes, size_t size)
{
  uint8_t *model;
  if (posix_memalign((void **)&model, NCORP_MODEL_ALIGNMENT, size ? size : 1) != 0) abort();
  memcpy(model, bytes, size);
  return model;
}

static int taken(void) { return places >= first && (places - first) % step == 0; }

static void cut(const uint8_t *bytes, size_t size)
{
  if (places++, !taken()) return;
  uint8_t *model = copy(bytes, size);
  wrong += (size_t)opened(model, size);
  if (size >= MODEL_HEADER) {
    model_repair(model, size);
    try_signed(model, size);
  }
  free(model);
}

static void flip(const uint8_t *bytes, size_t size, size_t at)
{
  if (places++, !taken()) return;
  for (int bit = 0; bit < 8; bit++) {
    uint8_t *model = copy(bytes, size);
    model[at] ^= (uint8_t)(1 << bit);
    wrong += (size_t)opened(model, size);
    try_signed(model, size);
    free(model);
  }
}

int main(int argc, char **argv)
{
  FILE *f = argc >= 2 ? fopen(argv[1], "rb") : NULL;
  uint8_t *room = malloc(LARGEST);
  if (argc > 2) step = strtoul(argv[2], NULL, 10);
  if (argc > 3) first = strtoul(argv[3], NULL, 10);
  if (!f || !room || !step) return 2;
  size_t size = fread(room, 1, LARGEST, f);
  fclose(f);
  uint8_t *model = copy(room, size);
  free(room);
  write_text();
  if (!opened(model, size)) return 1;
  for (size_t at = 0; at < size; at++) flip(model, size, at);
  for (size_t n = 0; n < size; n++) cut(model, n);
  printf("%zu models of %zu bytes, %zu of them accepted with right checksums, %zu without, %zu read %d sentences\n", tried, size, accepted,
         wrong, read_long, SENTENCES);
  free(model);
  return wrong != 0;
}
