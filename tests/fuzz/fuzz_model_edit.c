/* The model that is built in, with some of its bytes changed and right checksums: what inference does with wrong numbers.
 * An input is a list of edits of 10 bytes: which section, how (a width of 1, 2 or 4 bytes; near the start or anywhere),
 * where (4 bytes) and what (4 bytes). */
#include <stdio.h>

#include "fuzz_model.h"

enum { EDIT = 10, MOST_EDITS = 64, NEAR = 256 };

typedef struct shipped {
  uint8_t *bytes;
  size_t size;
} shipped;

/* Read once; empty when the library was built without one. */
static const shipped *load(void)
{
  static shipped s;
  static int loaded;
  FILE *f = loaded++ ? NULL : fopen(BUILT_IN_MODEL, "rb");
  if (!f) return &s;
  fseek(f, 0, SEEK_END);
  long size = ftell(f);
  rewind(f);
  if (size >= MODEL_HEADER && posix_memalign((void **)&s.bytes, NCORP_MODEL_ALIGNMENT, (size_t)size) == 0)
    s.size = fread(s.bytes, 1, (size_t)size, f);
  fclose(f);
  return &s;
}

/* Where an edit goes, and how many bytes it has; none when its section is too small. */
static size_t place(const shipped *s, const uint8_t *edit, uint32_t *width)
{
  static const uint32_t widths[] = { 1, 2, 4, 1 };
  const uint8_t *e = s->bytes + MODEL_HEADER + MODEL_ENTRY * (edit[0] % model_sections(s->bytes, s->size));
  uint64_t offset = model_get(e + 8, 8), size = model_get(e + 16, 8), range;
  *width = widths[edit[1] & 3];
  if (size < *width) return *width = 0;
  range = size - *width + 1;
  if ((edit[1] & 4) && range > NEAR) range = NEAR;
  return (size_t)(offset + model_get(edit + 2, 4) % range);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  const shipped *s = load();
  uint8_t kept[MOST_EDITS][4];
  size_t at[MOST_EDITS], count = size / EDIT < MOST_EDITS ? size / EDIT : MOST_EDITS;
  uint32_t width[MOST_EDITS];
  if (!s->size || !model_sections(s->bytes, s->size)) return 0;
  for (size_t i = 0; i < count; i++) {
    at[i] = place(s, data + i * EDIT, &width[i]);
    memcpy(kept[i], s->bytes + at[i], width[i]);
    memcpy(s->bytes + at[i], data + i * EDIT + 6, width[i]);
  }
  model_sign(s->bytes, s->size);
  model_use(s->bytes, s->size);
  for (size_t i = count; i--;) memcpy(s->bytes + at[i], kept[i], width[i]);
  return 0;
}
