/* Makes a model of some ten kilobytes out of a trained one, so that changing every byte of it, and mutations by fuzzers, reach all
 * that stands in it: its tables and word forms as they are, a network of the smallest sizes in place of the trained one, no
 * classifier of boundaries. usage: small_model FROM TO */
#include "support/small_network.h"

#include "language/language.h"

enum { LARGEST = 16 << 20 };

static const char *const WORDS[] = { "the", "norway", "minister", "said", "on", "we", "0", "," };

int main(int argc, char **argv)
{
  static _Alignas(NCI_MODEL_ALIGNMENT) uint8_t bytes[LARGEST];
  FILE *in = argc == 3 ? fopen(argv[1], "rb") : NULL;
  nci_language from;
  model_writer to;
  if (!in) return 2;
  size_t size = fread(bytes, 1, sizeof bytes, in);
  fclose(in);
  if (nci_language_open(&from, bytes, size, true, NULL) != NCORP_OK) return 2;
  model_writer_init(&to, ncorp_allocator_default(), "en");
  static const char *const kept[] = { "upos", "xpos", "feats", "deprel", "tagpairs", "morph", "morphadd" };
  for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
    nci_section section = nci_model_section(&from.file, kept[i]);
    if (section.bytes) model_writer_add(&to, kept[i], section.bytes, section.size);
  }
  nci_network_shape shape = SMALL_SHAPE;
  shape.upos = from.upos.count, shape.xpos = from.xpos.count, shape.deprel = from.deprel.count;
  bool good = small_network_add(&to, &shape, WORDS, 1) && model_writer_save(&to, argv[2], NULL) == NCORP_OK;
  model_writer_done(&to);
  return good ? 0 : 1;
}
