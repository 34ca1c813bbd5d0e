/* Model files: any bytes are refused or used without harm; once as they are, once with their table put right, so that what
 * stands in the sections comes to be looked at. */
#include "fuzz_model.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  uint8_t *model;
  if (posix_memalign((void **)&model, NCORP_MODEL_ALIGNMENT, size ? size : 1) != 0) return 0;
  if (size) memcpy(model, data, size);
  model_use(model, size);
  if (size >= MODEL_HEADER) {
    model_repair(model, size);
    model_sign(model, size);
    model_use(model, size);
  }
  free(model);
  return 0;
}
