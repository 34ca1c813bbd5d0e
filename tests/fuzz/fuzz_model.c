/* Model files: any bytes are refused or used without harm; once as they are, once with their table put right, so that what
 * stands in the sections comes to be looked at. */
#include "fuzz_model.h"

/* Puts the magic, the sizes and the places in order, and the last section's end at the end. */
static void repair(uint8_t *model, size_t size)
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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  uint8_t *model;
  if (posix_memalign((void **)&model, NCORP_MODEL_ALIGNMENT, size ? size : 1) != 0) return 0;
  if (size) memcpy(model, data, size);
  model_use(model, size);
  if (size >= MODEL_HEADER) {
    repair(model, size);
    model_sign(model, size);
    model_use(model, size);
  }
  free(model);
  return 0;
}
