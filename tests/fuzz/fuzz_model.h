/* What the tests of hostile models share. The loader checks checksums first, which no mutation gets right: so these put the right
 * ones on, by the layout that the library's own header for model files describes, and the checks behind them are reached. */
#ifndef TESTS_FUZZ_MODEL_H
#define TESTS_FUZZ_MODEL_H

#include <stdbool.h>

#include "fuzz.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

enum { MODEL_HEADER = 64, MODEL_ENTRY = 32, MODEL_MOST_SECTIONS = 64 };

static inline uint64_t model_get(const uint8_t *at, int bytes)
{
  uint64_t n = 0;
  memcpy(&n, at, (size_t)bytes); /* little-endian, as the machine has to be */
  return n;
}

static inline void model_set(uint8_t *at, uint64_t n, int bytes) { memcpy(at, &n, (size_t)bytes); }

/* How many sections a model of this size can have, and says it has. */
static inline uint32_t model_sections(const uint8_t *model, size_t size)
{
  uint64_t count = model_get(model + 20, 4), room = (size - MODEL_HEADER) / MODEL_ENTRY;
  if (count > room) count = room;
  return (uint32_t)(count < MODEL_MOST_SECTIONS ? count : MODEL_MOST_SECTIONS);
}

/* Puts the right checksums on a model whose sections lie inside it. */
static inline void model_sign(uint8_t *model, size_t size)
{
  uint32_t count = model_sections(model, size);
  for (uint32_t i = 0; i < count; i++) {
    uint8_t *e = model + MODEL_HEADER + MODEL_ENTRY * i;
    uint64_t offset = model_get(e + 8, 8), length = model_get(e + 16, 8);
    if (offset <= size && length <= size - offset) model_set(e + 24, XXH3_64bits(model + offset, length), 8);
  }
  model_set(model + 8, XXH3_64bits(model + 16, MODEL_HEADER + MODEL_ENTRY * count - 16), 8);
}

/* Puts the magic, the sizes and the places in order, and the last section's end at the end. */
static inline void model_repair(uint8_t *model, size_t size)
{
  uint32_t count = model_sections(model, size);
  size_t end = MODEL_HEADER + MODEL_ENTRY * (size_t)count;
  memcpy(model, "\x89NCM\r\n\x1a\n", 8);
  model_set(model + 16, 1, 4);
  model_set(model + 20, count, 4);
  model_set(model + 24, size, 8);
  model_set(model + 32, 'e' | 'n' << 8, 8);
  memset(model + 40, 0, 24);
  for (uint32_t i = 0; i < count; i++) {
    uint8_t *e = model + MODEL_HEADER + MODEL_ENTRY * i;
    size_t start = (end + 63) / 64 * 64;
    uint64_t length = model_get(e + 16, 8);
    if (start > size) break;
    if (length > size - start || i + 1 == count) length = size - start;
    memset(model + end, 0, start - end);
    model_set(e + 8, start, 8);
    model_set(e + 16, length, 8);
    end = start + length;
  }
}

/* Analyses a text of many shapes with a model; whatever the model says, the result has to be well-formed. False when the model
 * is refused. */
static inline bool model_use(const uint8_t *model, size_t size)
{
  static const char text[] =
      "TALKS RESUME IN RIVER TOWN\n\n"
      "OSLO, May 3 (Wire) \xe2\x80\x94 Ana Ili\xc4\x87 didn't meet the Minister\xe2\x80\x99s 40 pilots on Friday, she said: \xe2\x80\x9cWe can't, and we won't.\xe2\x80\x9d\n\n"
      "Mr. Lund (62) of the U.N. gave $1.5bn; it's the aid that Norway, Chile and the E.U. had promised... Will they? No!\n\n"
      "a b c d e f g h i j k l m n o p q r s t u v w x y z 1 22 333 4,444 55.5% http://example.org/a?b=c #tag @name :-) \xf0\x9f\x98\x80\n\n"
      "gonna wanna cannot anti-aircraft-missile-battery-commander \xd0\x9c\xd0\xbe\xd1\x81\xd0\xba\xd0\xb2\xd0\xb0 \xe6\x9d\xb1\xe4\xba\xac\n";
  ncorp_corpus *corpus = fuzz_read((const uint8_t *)text, sizeof text - 1, NCORP_FORMAT_TEXT, 0);
  ncorp_analyzer_options options = NCORP_ANALYZER_OPTIONS_INIT;
  options.model_data = model;
  options.model_size = size;
  ncorp_corpus *linked = corpus ? fuzz_analyse(corpus, &options) : NULL;
  if (linked) fuzz_round_trip(linked);
  ncorp_corpus_unref(linked);
  ncorp_corpus_unref(corpus);
  return linked != NULL;
}

#endif
