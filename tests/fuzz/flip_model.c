/* Every bit of a small model flipped and every prefix of it, with right checksums, as an attacker would put them: each is
 * refused or gives a well-formed analysis. Of each section its beginning and its end are taken, where the counts and the last
 * items stand, and single places between. usage: flip_model MODEL [STEP]
 * With a STEP only every so many places are taken. */
#include <stdio.h>

#include "fuzz_model.h"

enum { BEGINNING = 96, END = 16, BETWEEN = 32, LARGEST = 16 << 20 };

static size_t tried, accepted, places, step = 1;

static void try_model(uint8_t *model, size_t size)
{
  model_sign(model, size);
  accepted += model_use(model, size);
  tried++;
}

/* A block of just its size, so that a sanitizer sees a read past the end. */
static uint8_t *copy(const uint8_t *bytes, size_t size)
{
  uint8_t *model;
  if (posix_memalign((void **)&model, NCORP_MODEL_ALIGNMENT, size) != 0) abort();
  memcpy(model, bytes, size);
  return model;
}

static void try_prefix(const uint8_t *bytes, size_t size)
{
  uint8_t *model = copy(bytes, size);
  model_repair(model, size);
  try_model(model, size);
  free(model);
}

/* With a wrong table, signing writes anywhere: into a copy. */
static void flip_table(const uint8_t *bytes, size_t size, size_t at)
{
  if (places++ % step) return;
  for (int bit = 0; bit < 8; bit++) {
    uint8_t *model = copy(bytes, size);
    model[at] ^= (uint8_t)(1 << bit);
    try_model(model, size);
    free(model);
  }
}

static void flip(uint8_t *model, size_t size, size_t at)
{
  if (places++ % step) return;
  for (int bit = 0; bit < 8; bit++) {
    model[at] ^= (uint8_t)(1 << bit);
    try_model(model, size);
    model[at] ^= (uint8_t)(1 << bit);
  }
}

int main(int argc, char **argv)
{
  FILE *f = argc >= 2 ? fopen(argv[1], "rb") : NULL;
  uint8_t *room = malloc(LARGEST);
  if (argc > 2) step = strtoul(argv[2], NULL, 10);
  if (!f || !room || !step) return 2;
  size_t size = fread(room, 1, LARGEST, f), at = 0;
  fclose(f);
  if (size < MODEL_HEADER) return 2;
  uint8_t *model = copy(room, size);
  free(room);
  uint32_t count = model_sections(model, size);
  try_model(model, size);
  if (!accepted) return 1; /* the model itself is refused */
  for (; at < MODEL_HEADER + MODEL_ENTRY * (size_t)count; at++) flip_table(model, size, at);
  for (uint32_t i = 0; i < count; i++) {
    const uint8_t *e = model + MODEL_HEADER + MODEL_ENTRY * i;
    size_t start = (size_t)model_get(e + 8, 8), end = start + (size_t)model_get(e + 16, 8), stride = (end - start) / BETWEEN + 1;
    for (at = start; at < end; at += at < start + BEGINNING || at + END > end ? 1 : stride) flip(model, size, at);
  }
  for (size_t n = MODEL_HEADER; n < size; n += n < 2048 ? step : size / (16 * BETWEEN) + step) try_prefix(model, n);
  printf("%zu models, %zu of them accepted\n", tried, accepted);
  free(model);
  return 0;
}
